import { foldWord } from './fold.ts';

/**
 * The candidate a mistyped word most likely meant: the fewest insertions, deletions, replacements and swaps of
 * neighbours, case and accents not counted, at most one for every three letters. The first of equals.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = foldWord(word);
  let best: string | undefined;
  let least = Math.floor(folded.length / 3) + 1;
  for (const candidate of candidates) {
    const other = foldWord(candidate);
    if (Math.abs(other.length - folded.length) >= least) continue;
    const distance = editDistance(folded, other);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Damerau–Levenshtein distance in the restricted form: nothing is edited twice. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(
        cell(previous, column) + 1,
        cell(current, column - 1) + 1,
        cell(previous, column - 1) + same,
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, cell(before, column - 2) + 1);
      current.push(least);
    }
    [before, previous] = [previous, current];
  }
  return cell(previous, b.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
