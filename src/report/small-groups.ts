import { segmentsIn } from '../model/coded-segments.ts';
import type { Place } from '../model/place.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import { sourceWith } from '../model/source-with.ts';
import type { CodedStudy } from '../model/study.ts';
import { attribution } from '../verbatims/attribution.ts';
import { type Composing, fault } from './composing.ts';

/** Fewer cases than this in a group, and whoever knows the field may tell which of them speaks. */
const smallestGroup = 3;

/**
 * Warns where a selection of a report quotes interviews that are not named and holds fewer than three cases: what it is
 * selected by says as much about them as a name.
 * @param quoted the sources it quotes
 */
export function warnOfSmallGroup(
  quoted: readonly Source[],
  selection: Selection,
  place: Place,
  composing: Composing,
): void {
  const { coded } = composing;
  if (!selection.waves && !selection.where) return;
  const hidden = [...new Set(quoted.filter(({ consent }) => consent !== 'named').map(({ pseudonym }) => pseudonym))];
  const cases = new Set(coded.sources.filter((source) => isSelected(source, selection)).map((source) => source.case));
  if (hidden.length === 0 || cases.size >= smallestGroup) return;
  const held = cases.size === 1 ? 'Only one case is' : 'Only two cases are';
  const who = hidden.length === 1 ? `${hidden[0]}, who is anonymous` : `${hidden.join(' and ')}, who are anonymous`;
  const message = `${held} in this selection, and it quotes ${who}: what selects them tells who they are. Quote from a wider group.`;
  fault(composing, place, 'small-group', message, { severity: 'warning' });
}

/** Stands for the pseudonym while attributions are compared. */
const somebody = '\ue001';

/**
 * Interviews that may be quoted under a pseudonym and whose attribution, the pseudonym aside, is that of fewer than three
 * cases (k-anonymity with k = 3: Samarati & Sweeney, 1998), by pseudonym, with that attribution.
 */
export function recognisable(coded: CodedStudy): { pseudonym: string; attribution: string }[] {
  const { settings, sources } = coded;
  if (settings.attribution === undefined) return [];
  const cases = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const text of attributionsOf(source, coded)) cases.set(text, (cases.get(text) ?? new Set()).add(source.case));
  }
  const found = new Map<string, { pseudonym: string; attribution: string }>();
  for (const source of sources) {
    if (source.consent !== 'anonymous' || segmentsIn(coded, source.id).length === 0) continue;
    const rare = attributionsOf(source, coded).find(
      (text) => (cases.get(text)?.size ?? 0) < smallestGroup && /[\p{L}\p{N}]/u.test(text.replace(somebody, '')),
    );
    const { pseudonym } = source;
    if (rare !== undefined && !found.has(pseudonym))
      found.set(pseudonym, { pseudonym, attribution: rare.replace(somebody, pseudonym) });
  }
  return [...found.values()];
}

/** How a source would be attributed if it were anonymous, also speaker by speaker. */
function attributionsOf(source: Source, { settings }: CodedStudy): string[] {
  const nameless: Source = sourceWith(source, { consent: 'anonymous', pseudonym: somebody });
  const speakers = [undefined, ...Object.keys(source.speakers)];
  return [...new Set(speakers.map((speaker) => attribution(nameless, speaker, settings)))];
}
