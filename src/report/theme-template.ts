import { segmentsAgainst, segmentsOf } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import type { CodedSegment } from '../model/coded-segments.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { attribution } from '../verbatims/attribution.ts';
import { bestVerbatims } from '../verbatims/best.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import { listing } from './labels.ts';
import { pin } from './pin.ts';
import { literal } from './prose.ts';

/** Segments already given a place, by `source:start:end`: the label they stand under. */
export type Placed = Map<string, string>;

export interface ThemeOptions {
  /** The most verbatims under one code; absent: all. */
  readonly max?: number;
}

/** A theme as a template: its presence, its definition, its verbatims and those of its sub-themes, pinned, and what speaks against it. */
export function themeTemplate(coded: CodedStudy, theme: Code, placed: Placed, options: ThemeOptions = {}): string {
  const parts = [theme.definition, `::presence{code=${theme.id}}`, ...codeVerbatims(coded, theme, placed, options)];
  for (const child of theme.children) parts.push(...subthemeTemplate(coded, child, placed, options));
  parts.push(...againstTemplate(coded, theme, placed));
  return parts.filter((part) => part !== '').join('\n\n');
}

function subthemeTemplate(coded: CodedStudy, code: Code, placed: Placed, options: ThemeOptions): string[] {
  const below = code.children.flatMap((child) => subthemeTemplate(coded, child, placed, options));
  const own = codeVerbatims(coded, code, placed, options);
  if (own.length === 0 && below.length === 0) return [];
  const count = coded.settings.counts === 'shown' ? ` (:count{code=${code.id}})` : '';
  const label = `:term[${literal(code.label)}]{code=${code.id}}${count}.`;
  const [first = '', ...rest] = code.definition.split('\n\n');
  return [`${label}${first === '' ? '' : ` ${first}`}`, ...rest, ...own, ...below];
}

/** The verbatims of a code itself (those of codes below have their own place); where one stands elsewhere already, a word says so. */
function codeVerbatims(coded: CodedStudy, code: Code, placed: Placed, { max }: ThemeOptions): string[] {
  const own = segmentsOf(coded, code.id).filter(({ codes }) => codes.includes(code.id));
  const ownKeys = new Set(own.map(keyOf));
  const shown =
    max === undefined
      ? own.filter((segment) => isQuotable(sourceOf(segment, coded), coded.settings))
      : bestVerbatims(coded, code.id)
          .map(({ segment }) => segment)
          .filter((segment) => ownKeys.has(keyOf(segment)))
          .slice(0, max);
  const fresh = shown.filter((segment) => !placed.has(keyOf(segment)) && !isWithin(segment, code, coded));
  const elsewhere = shown.filter((segment) => placed.has(keyOf(segment)) && placed.get(keyOf(segment)) !== code.label);
  const lines = fresh.map((segment) => {
    placed.set(keyOf(segment), code.label);
    return `::verbatim{${pin(segment, sourceOf(segment, coded))}}`;
  });
  return [...lines, ...seeAlso(elsewhere, coded, placed)];
}

/** A segment coded with a theme and one of its sub-themes stands under the sub-theme. */
function isWithin(segment: CodedSegment, code: Code, coded: CodedStudy): boolean {
  return code.children.some((child) => segmentsOf(coded, child.id).some((other) => keyOf(other) === keyOf(segment)));
}

function seeAlso(segments: readonly CodedSegment[], coded: CodedStudy, placed: Placed): string[] {
  if (segments.length === 0) return [];
  const french = coded.settings.language === 'fr';
  const byLabel = new Map<string, string[]>();
  for (const segment of segments) {
    const label = placed.get(keyOf(segment)) as string;
    const who = attribution(sourceOf(segment, coded), segment.speaker, coded.settings).replace(/^\((.*)\)$/, '$1');
    byLabel.set(label, [...new Set([...(byLabel.get(label) ?? []), literal(who)])]);
  }
  const places = [...byLabel].map(
    ([label, who]) =>
      `${french ? `« ${literal(label)} »` : `“${literal(label)}”`} (${who.join(french ? ' ; ' : '; ')})`,
  );
  return [`${french ? 'Voir aussi' : 'See also'} ${listing(places, coded.settings.language)}.`];
}

function againstTemplate(coded: CodedStudy, theme: Code, placed: Placed): string[] {
  return segmentsAgainst(coded, theme.id)
    .filter((segment) => isQuotable(sourceOf(segment, coded), coded.settings) && !placed.has(keyOf(segment)))
    .map((segment) => {
      placed.set(keyOf(segment), theme.label);
      return `::verbatim{${pin(segment, sourceOf(segment, coded))} against=${theme.id}}`;
    });
}

function keyOf({ source, start, end }: CodedSegment): string {
  return `${source}:${start}:${end}`;
}

function sourceOf({ source }: CodedSegment, coded: CodedStudy): Source {
  return coded.sourceById.get(source) as Source;
}
