import { segmentsAgainst, segmentsOf } from '../measure/frequency.ts';
import { appendAll } from '../model/append.ts';
import { type Code, lineage } from '../model/codebook.ts';
import { type CodedSegment, codedSegments } from '../model/coded-segments.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { bestSegments } from '../verbatims/best.ts';
import { mayBeShown } from '../verbatims/quotable.ts';
import { pin } from './pin.ts';
import { literal } from './prose.ts';

export interface ThemeOptions {
  /** The most verbatims under one code; absent: all. */
  readonly max?: number;
}

/** What a template shows: under each code its segments, and for each segment the code it stands under. */
export interface Places {
  readonly shown: ReadonlyMap<string, readonly CodedSegment[]>;
  /** The id of the first code each is shown under; against it only where no code has them. */
  readonly home: ReadonlyMap<CodedSegment, string>;
  /** The attributes that point at each. */
  readonly pins: ReadonlyMap<CodedSegment, string>;
}

/** Gives every segment of these themes that may be shown its one place: a sub-theme rather than its theme, a code rather than one it contradicts. */
export function placesOf(coded: CodedStudy, themes: readonly Code[], { max }: ThemeOptions = {}): Places {
  const shown = new Map<string, readonly CodedSegment[]>();
  const home = new Map<CodedSegment, string>();
  const settle = (segments: readonly CodedSegment[], code: string) => {
    for (const segment of segments) if (!home.has(segment)) home.set(segment, code);
  };
  const visit = (code: Code) => {
    const below = new Set(code.children.flatMap(({ id }) => segmentsOf(coded, id)));
    const own = segmentsOf(coded, code.id).filter((segment) => segment.codes.includes(code.id) && !below.has(segment));
    const mayBe = own.filter((segment) => mayBeShown(coded, segment, code.id));
    const chosen = max === undefined ? mayBe : best(coded, code, mayBe, max);
    shown.set(code.id, chosen);
    settle(chosen, code.id);
    code.children.forEach(visit);
  };
  themes.forEach(visit);
  for (const { id } of themes) {
    settle(
      segmentsAgainst(coded, id).filter((segment) => mayBeShown(coded, segment, id)),
      id,
    );
  }
  return { shown, home, pins: pinsOf(coded, home) };
}

/** Source by source, so that the text of each is read once; a theme goes through all of them. */
function pinsOf(coded: CodedStudy, home: Places['home']): Map<CodedSegment, string> {
  const pins = new Map<CodedSegment, string>();
  for (const segment of codedSegments(coded)) if (home.has(segment)) pins.set(segment, pinOf(segment, coded));
  return pins;
}

function best(coded: CodedStudy, { id }: Code, own: readonly CodedSegment[], max: number): CodedSegment[] {
  const wanted = new Set(own);
  return bestSegments(coded, id, { max, among: (segment) => wanted.has(segment) });
}

/** A theme as a template: its definition, its presence, its verbatims and those of its sub-themes, pinned, and what speaks against it. */
export function themeTemplate(coded: CodedStudy, theme: Code, places: Places): string {
  const parts = [theme.definition, `::presence{code=${theme.id}}`, ...codeVerbatims(theme, places)];
  for (const child of theme.children) appendAll(parts, subthemeTemplate(coded, child, places));
  appendAll(parts, againstTemplate(coded, theme, places));
  return parts.filter((part) => part !== '').join('\n\n');
}

function subthemeTemplate(coded: CodedStudy, code: Code, places: Places): string[] {
  const below = code.children.flatMap((child) => subthemeTemplate(coded, child, places));
  const own = codeVerbatims(code, places);
  if (own.length === 0 && below.length === 0) return [];
  const count = coded.settings.counts === 'shown' ? ` (:count{code=${code.id}})` : '';
  const label = `:term[${literal(code.label)}]{code=${code.id}}${count}.`;
  const [first = '', ...rest] = code.definition.split('\n\n');
  return [`${label}${first === '' ? '' : ` ${first}`}`, ...rest, ...own, ...below];
}

/** The verbatims that stand under a code; where one stands under another, a word says so. */
function codeVerbatims({ id }: Code, { shown, home, pins }: Places): string[] {
  const own = shown.get(id) ?? [];
  const here = own.filter((segment) => home.get(segment) === id);
  const elsewhere = own.filter((segment) => home.get(segment) !== id);
  return [
    ...here.map((segment) => `::verbatim{${pins.get(segment)}}`),
    ...elsewhere.map((segment) => see(pins.get(segment) as string, home.get(segment) as string)),
  ];
}

function againstTemplate(coded: CodedStudy, { id }: Code, { home, pins }: Places): string[] {
  const segments = segmentsAgainst(coded, id).filter((segment) => mayBeShown(coded, segment, id));
  const standsHere = (segment: CodedSegment) => home.get(segment) === id && !hasCode(segment, id, coded);
  const pinned = (segment: CodedSegment) => pins.get(segment) as string;
  return [
    ...segments.filter(standsHere).map((segment) => `::verbatim{${pinned(segment)} against=${id}}`),
    ...segments
      .filter((segment) => !standsHere(segment))
      .map((segment) => see(pinned(segment), home.get(segment) as string, id)),
  ];
}

function hasCode({ codes }: CodedSegment, id: string, coded: CodedStudy): boolean {
  return codes.some((code) => lineage(coded.codebook, code).some((above) => above.id === id));
}

/** « Voir aussi … »: the passage, and the code it stands under. */
export function seeTemplate(segment: CodedSegment, coded: CodedStudy, home: Places['home'], against?: string): string {
  return see(pinOf(segment, coded), home.get(segment) as string, against);
}

function see(pinned: string, code: string, against?: string): string {
  return `::see{${pinned} code=${code}${against === undefined ? '' : ` against=${against}`}}`;
}

function pinOf(segment: CodedSegment, coded: CodedStudy): string {
  return pin(segment, coded.sourceById.get(segment.source) as Source, coded);
}
