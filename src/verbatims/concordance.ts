import { matchPattern, type Pattern } from '../language/pattern.ts';
import { type CodedSegment, segmentsIn } from '../model/coded-segments.ts';
import { covers } from '../model/coding.ts';
import { bodyOffset, indexAt } from '../model/paragraph.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps, type Span, subtract } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { shownSource } from './attribution.ts';
import { maskNames } from './identities.ts';

/** A place where the words were said, as it may be shown. */
export interface Hit {
  source: string;
  /** UTF-16 units in the source's body. */
  start: number;
  end: number;
  left: string;
  hit: string;
  right: string;
  speaker: string | null;
  codes: string[];
}

export interface ConcordanceOptions {
  readonly selection: Selection;
  /** What this speaker says, an interviewer too; absent: what respondents say. */
  readonly speaker?: string;
  /** Within these segments only. */
  readonly within?: readonly CodedSegment[];
  /** Characters on either side. */
  readonly context: number;
  readonly max?: number;
}

/**
 * Every place where a pattern is said, in order of the sources. Those in interviews without consent are counted as
 * withheld, never shown; those in withdrawn passages are neither.
 */
export function concordance(
  coded: CodedStudy,
  pattern: Pattern,
  options: ConcordanceOptions,
): { hits: Hit[]; withheld: number } {
  const hits: Hit[] = [];
  let withheld = 0;
  for (const source of coded.sources.filter((one) => isSelected(one, options.selection))) {
    const inside = options.within?.filter((segment) => segment.source === source.id);
    const withdrawn = withdrawnParts(coded, source.id);
    // What was taken back is as if it had never been said.
    const isLookedAt = (span: Span) =>
      !withdrawn.some((hole) => overlaps(hole, span)) && (inside?.some((segment) => covers(segment, span)) ?? true);
    for (const { paragraph, speaker, start, end } of occurrences(source, pattern, options.speaker)) {
      const span = { start: bodyOffset(paragraph, start), end: bodyOffset(paragraph, end - 1) + 1 };
      if (!isLookedAt(span)) continue;
      if (source.consent === 'none') {
        withheld++;
        continue;
      }
      if (hits.length >= (options.max ?? Number.POSITIVE_INFINITY)) continue;
      const show = (text: string) => maskNames(text, coded, source.id);
      hits.push({
        source: shownSource(source),
        ...span,
        left: show(before(paragraph, start, options.context, withdrawn)),
        hit: show(paragraph.text.slice(start, end)),
        right: show(after(paragraph, end, options.context, withdrawn)),
        speaker: speaker === undefined ? null : show(speaker),
        codes: [
          ...new Set(segmentsIn(coded, source.id).flatMap((segment) => (covers(segment, span) ? segment.codes : []))),
        ],
      });
    }
  }
  return { hits, withheld };
}

function* occurrences(source: Source, pattern: Pattern, wanted: string | undefined) {
  for (const { speaker, asks, paragraphs } of source.turns) {
    if (wanted === undefined ? asks : speaker !== wanted) continue;
    for (const paragraph of paragraphs) {
      if (paragraph.kind === 'heading') continue;
      for (const { start, end } of matchPattern(pattern, paragraph.text, source.language))
        yield { paragraph, speaker, start, end };
    }
  }
}

function before(paragraph: Paragraph, start: number, context: number, withdrawn: readonly Span[]): string {
  const from = Math.max(0, start - context);
  const text = without(paragraph, { start: from, end: start }, withdrawn);
  return from > 0 ? text.replace(/^\S*\s/, '') : text;
}

function after(paragraph: Paragraph, end: number, context: number, withdrawn: readonly Span[]): string {
  const to = Math.min(paragraph.text.length, end + context);
  const text = without(paragraph, { start: end, end: to }, withdrawn);
  return to < paragraph.text.length ? text.replace(/\s\S*$/, '') : text;
}

/** A stretch of a paragraph's text, withdrawn passages shown as `[…]`. */
function without(paragraph: Paragraph, span: Span, withdrawn: readonly Span[]): string {
  const holes = withdrawn
    .filter((hole) => overlaps(hole, paragraph))
    .map((hole) => ({ start: indexAt(paragraph, hole.start), end: indexAt(paragraph, hole.end) }))
    .filter((hole) => overlaps(hole, span));
  if (holes.length === 0) return paragraph.text.slice(span.start, span.end);
  const pieces = subtract(span, holes).map(({ start, end }) => paragraph.text.slice(start, end).trim());
  const opens = holes.some((hole) => hole.start <= span.start);
  const closes = holes.some((hole) => hole.end >= span.end);
  return `${opens ? '[…] ' : ''}${pieces.join(' […] ')}${closes ? ' […]' : ''}`;
}
