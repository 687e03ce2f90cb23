import type { Source } from '../model/source.ts';
import { overlaps, type Span, subtract, trimmed } from '../model/span.ts';
import { locate } from './locate.ts';
import { spanOfParagraph } from './passages.ts';
import { segmentText } from './segment-text.ts';

/**
 * The quote that is found again exactly where a stretch of a source's body stands, interviewers' words and headings at
 * its ends left out.
 * @param holes what the interviewee took back.
 * @returns undefined where it holds no respondent's words, or none that are found there again.
 */
export function quoteOfSpan(
  source: Source,
  span: Span,
  holes: readonly Span[],
): { readonly quote: string; readonly at: number } | undefined {
  const said = saidWithin(source, span, holes);
  if (!said) return undefined;
  const { text } = segmentText(source, [said], [], holes);
  const isCut = holes.some((hole) => overlaps(hole, said));
  for (const quote of isCut ? [text] : [text, source.body.slice(said.start, said.end)]) {
    const found = locate(quote, said.start, source);
    if (found && found.located !== 'drifted' && isSameWords(source.body, found, said))
      return { quote, at: found.start };
  }
  return undefined;
}

/** Whether two spans differ by marks at their ends only. */
function isSameWords(body: string, one: Span, other: Span): boolean {
  const between = (a: number, b: number) => body.slice(Math.min(a, b), Math.max(a, b));
  return !/[\p{L}\p{N}]/u.test(between(one.start, other.start) + between(one.end, other.end));
}

/** From the first of a respondent's words in a span to the last that was not taken back; undefined where there are none. */
function saidWithin(source: Source, span: Span, holes: readonly Span[]): Span | undefined {
  const words = source.turns.flatMap(({ asks, paragraphs }) =>
    asks ? [] : paragraphs.filter(({ kind }) => kind === 'paragraph').map(spanOfParagraph),
  );
  const within = words
    .filter((one) => overlaps(one, span))
    .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .flatMap((one) => subtract(one, holes))
    .map((one) => trimmed(one, source.body))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(source.body.slice(start, end)));
  const [first, last] = [within[0], within.at(-1)];
  return first && last ? { start: first.start, end: last.end } : undefined;
}
