import type { Span } from '../model/span.ts';
import type { Splice } from './revise-leaf.ts';

/**
 * Whether a change would make somebody say other words: it stands within a quotation, or takes a part of one away. One
 * that takes the whole away, its marks too, does not.
 * @param quotes the words between the marks, or what stands for them; offsets in `body`
 */
export function isInsideQuote(splices: readonly Splice[], quotes: readonly Span[], body: string): boolean {
  return quotes.some((quote) => {
    const { start, end, isMarked } = betweenMarks(quote, body);
    const isGone = splices.some((one) =>
      isMarked ? one.start < start && one.end > end : one.start <= start && one.end >= end && one.text === '',
    );
    return !isGone && splices.some((one) => isWithin(one, { start, end }, isMarked));
  });
}

function isWithin(splice: Splice, { start, end }: Span, isMarked: boolean): boolean {
  if (splice.end > splice.start) return splice.start < end && splice.end > start;
  return isMarked ? splice.start >= start && splice.start <= end : splice.start > start && splice.start < end;
}

/** A quotation up to its marks, the white space at them too. */
function betweenMarks({ start, end }: Span, body: string): Span & { isMarked: boolean } {
  const before = /[«“„"]\s*$/u.exec(body.slice(Math.max(0, start - 3), start));
  const after = /^[.,;:!?…]*\s*[»”"]/u.exec(body.slice(end, end + 5));
  if (!before || !after) return { start, end, isMarked: false };
  return { start: start - before[0].length + 1, end: end + after[0].length - 1, isMarked: true };
}
