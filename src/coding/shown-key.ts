import type { Source } from '../model/source.ts';
import { type Span, subtract } from '../model/span.ts';
import { answersIn } from './answers-in.ts';

const firstToLast = /[\p{L}\p{N}](?:[\s\S]*[\p{L}\p{N}])?/u;

/**
 * A passage by the words that count: those of respondents that nobody took back, from the first letter of each piece to
 * the last. Pieces between which such words were cut out are parted by a space, others by `+`. Of a passage without such
 * words, by its parts.
 */
export function shownKey(source: Source, parts: readonly Span[], holes: readonly Span[]): string {
  const { body } = source;
  const pieces = parts
    .flatMap((part) => answered(source, part))
    .flatMap((part) => subtract(part, holes))
    .flatMap((part) => lettersOf(body, part));
  if (pieces.length === 0) return parts.map(nameOf).join(' ');
  return pieces.reduce((key, piece, i) => {
    const last = pieces[i - 1];
    return `${key}${last ? (isCut(source, last, piece) ? ' ' : '+') : ''}${nameOf(piece)}`;
  }, '');
}

function answered(source: Source, { start, end }: Span): Span[] {
  return answersIn(source, { start, end }).map(({ paragraph }) => ({
    start: Math.max(start, paragraph.start),
    end: Math.min(end, paragraph.end),
  }));
}

function lettersOf(body: string, { start, end }: Span): Span[] {
  const found = firstToLast.exec(body.slice(start, end));
  return found ? [{ start: start + found.index, end: start + found.index + found[0].length }] : [];
}

function isCut(source: Source, last: Span, next: Span): boolean {
  return answered(source, { start: last.end, end: next.start }).some((gap) => lettersOf(source.body, gap).length > 0);
}

function nameOf({ start, end }: Span): string {
  return `${start}-${end}`;
}
