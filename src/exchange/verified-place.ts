import type { Span } from '../model/span.ts';

/**
 * The place of a passage that a program tells and quotes: where its words stand, if not there, then at the nearest place
 * that has them. White space does not matter.
 * @returns undefined where the words are nowhere.
 */
export function verifiedPlace(text: string, place: Span, quote: string): Span | undefined {
  const wanted = quote.replace(/\s+/g, '');
  if (wanted === '' || text.slice(place.start, place.end).replace(/\s+/g, '') === wanted) return place;
  const { dense, at } = denseText(text);
  let best: Span | undefined;
  for (let found = dense.indexOf(wanted); found !== -1; found = dense.indexOf(wanted, found + 1)) {
    const start = at[found] as number;
    const end = (at[found + wanted.length - 1] as number) + 1;
    if (!best || Math.abs(start - place.start) < Math.abs(best.start - place.start)) best = { start, end };
    if (start > place.start) break;
  }
  return best;
}

/** A text without its white space, and where each of its units stood. */
function denseText(text: string): { dense: string; at: number[] } {
  const at: number[] = [];
  let dense = '';
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    for (let i = 0; i < piece.length; i++) at.push(index + i);
    dense += piece;
  }
  return { dense, at };
}
