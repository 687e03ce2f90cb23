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
import { maskedAt, maskNames, type NamedAt, namedIn } from './identities.ts';

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
      const names = namedIn(paragraph.text, coded, source.id);
      // A name that stands in the hit and beside it is shown where the hit is.
      const hit = unionOf({ start, end }, names);
      const cut = { paragraph, withdrawn, names };
      hits.push({
        source: shownSource(source),
        ...span,
        left: before(cut, hit.start, options.context),
        hit: shownStretch(cut, hit),
        right: after(cut, hit.end, options.context),
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

/** A paragraph with what of it may not be shown as it is. */
interface Cut {
  readonly paragraph: Paragraph;
  readonly withdrawn: readonly Span[];
  /** Names in its text. */
  readonly names: readonly NamedAt[];
}

function before(cut: Cut, start: number, context: number): string {
  const from = Math.max(0, start - context);
  const text = shownStretch(cut, { start: outOfName(cut, from, 'end'), end: start });
  return from > 0 ? text.replace(/^\S*\s/, '') : text;
}

function after(cut: Cut, end: number, context: number): string {
  const { length } = cut.paragraph.text;
  const to = Math.min(length, end + context);
  const text = shownStretch(cut, { start: end, end: outOfName(cut, to, 'start') });
  return to < length ? text.replace(/\s\S*$/, '') : text;
}

/** A place that cuts no name. */
function outOfName({ names }: Cut, at: number, edge: 'start' | 'end'): number {
  return names.find(({ start, end }) => start < at && at < end)?.[edge] ?? at;
}

/** A span with the whole of each name that overlaps it. */
function unionOf(span: Span, names: readonly NamedAt[]): Span {
  const own = names.filter((name) => overlaps(name, span));
  return {
    start: own.reduce((least, { start }) => Math.min(least, start), span.start),
    end: own.reduce((most, { end }) => Math.max(most, end), span.end),
  };
}

/** A stretch of a paragraph's text that cuts no name: names masked, withdrawn passages shown as `[…]`. */
function shownStretch({ paragraph, withdrawn, names }: Cut, span: Span): string {
  const masked = ({ start, end }: Span) => {
    const own = names.filter((name) => overlaps(name, { start, end }));
    const places = own.map((name) => ({
      ...name,
      start: Math.max(0, name.start - start),
      end: Math.min(end, name.end) - start,
    }));
    return maskedAt(paragraph.text.slice(start, end), places);
  };
  const holes = withdrawn
    .filter((hole) => overlaps(hole, paragraph))
    .map((hole) => ({ start: indexAt(paragraph, hole.start), end: indexAt(paragraph, hole.end) }))
    .filter((hole) => overlaps(hole, span));
  if (holes.length === 0) return masked(span);
  const pieces = subtract(span, holes).map((piece) => masked(piece).trim());
  const opens = holes.some((hole) => hole.start <= span.start);
  const closes = holes.some((hole) => hole.end >= span.end);
  return `${opens ? '[…] ' : ''}${pieces.join(' […] ')}${closes ? ' […]' : ''}`;
}
