import { isAssessed } from '../model/assessed.ts';
import { lineage } from '../model/codebook.ts';
import { segmentsIn } from '../model/coded-segments.ts';
import { compareText } from '../model/order.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

export interface InterviewThemes {
  /** Ids, in order. */
  readonly sources: readonly string[];
  /** Codes of each. */
  readonly themes: readonly (readonly string[])[];
  /** By date where every interview has one; else wave by wave, as the corpus lists them. */
  readonly order: 'date' | 'corpus';
}

/**
 * What each assessed interview says, in the order in which they were held: each passage's codes, or the nearest above them
 * among `codes`, so that a code and the one above it are one theme, not two.
 */
export function interviewThemes(
  coded: CodedStudy,
  codes: readonly string[],
  selection: Selection = {},
): InterviewThemes {
  const assessed = coded.sources.filter(
    (source) => isSelected(source, selection) && codes.some((code) => isAssessed(coded, source, code)),
  );
  const order = assessed.every(({ date }) => date !== undefined) ? 'date' : 'corpus';
  const waves = new Map(coded.settings.waves.map(({ id }, index) => [id, index]));
  const wave = (source: Source) => waves.get(source.wave ?? '') ?? waves.size;
  const sorted = [...assessed].sort((a, b) =>
    order === 'date' ? compareText(a.date as string, b.date as string) : wave(a) - wave(b),
  );
  const wanted = new Set(codes);
  const shownAs = new Map(
    [...coded.codebook.codes.keys()].map((id) => [
      id,
      lineage(coded.codebook, id)
        .sort((a, b) => b.level - a.level)
        .find((above) => wanted.has(above.id))?.id,
    ]),
  );
  const themesOf = (source: Source) => [
    ...new Set(
      segmentsIn(coded, source.id)
        .flatMap((segment) => segment.codes.flatMap((code) => shownAs.get(code) ?? []))
        .filter((code) => isAssessed(coded, source, code)),
    ),
  ];
  return { sources: sorted.map(({ id }) => id), themes: sorted.map(themesOf), order };
}
