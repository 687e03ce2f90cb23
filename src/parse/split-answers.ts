import { csvRows, rowEnds } from './csv-cells.ts';
import { leastPiece } from './piece-size.ts';

/** A piece of a table: whole rows that follow each other. */
export interface PieceAt {
  /** Where its text begins in the table, in UTF-16 units, and the number of its first line. */
  readonly start: number;
  readonly line: number;
  readonly length: number;
}

/** UTF-16 units of a piece at the most. */
const mostPiece = 10 * leastPiece;
/** Of so many rows beyond the least one ends a piece. */
const oneIn = 4;

/**
 * Cuts a table into pieces of whole rows. Where a piece ends depends on its own rows alone, as far as that can be: after
 * a row that is changed, put in or taken out, the pieces that follow are what they were.
 * @returns its head, the heading and what stands above it, and the pieces; undefined where a cell does not end.
 */
export function splitAnswers(
  text: string,
): { readonly head: PieceAt; readonly pieces: readonly PieceAt[] } | undefined {
  const ends = rowEnds(text);
  if (!ends) return undefined;
  let line = 1;
  const piece = (start: number, end: number): PieceAt => {
    const made = { start, line, length: end - start };
    for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) line++;
    return made;
  };
  const first = ends.findIndex((end) => csvRows(text.slice(0, end)).rows.length > 0);
  const head = piece(0, ends[first] ?? text.length);
  const pieces: PieceAt[] = [];
  if (first === -1) return { head, pieces };
  let [start, row] = [head.length, head.length];
  for (const end of ends.slice(first + 1)) {
    const long = end - start;
    if (long >= mostPiece || (long >= leastPiece && isLast(text, row)) || end === text.length) {
      pieces.push(piece(start, end));
      start = end;
    }
    row = end;
  }
  return { head, pieces };
}

/** Whether a piece may end with a row, by how the row begins: FNV-1a, 32 bits. */
function isLast(text: string, row: number): boolean {
  let value = 0x811c9dc5;
  for (let i = row; i < row + 24; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 16) % oneIn === 0;
}
