import { comparedName } from './code-matches.ts';

/** How codes are written in a column of a table. */
export interface CodeCells {
  /** The codes of a cell. */
  codesIn(cell: string): string[];
  /** They are parted at commas, which a name may hold too. */
  readonly unsure: boolean;
}

/**
 * Reads a column of cells with several codes: parted by line ends, else `;`, else `|`, whatever parts some cell; else by
 * commas, but for a name that is known to hold one: a label of the study, or what stands alone in another cell.
 * @param signs that part codes before commas do; none where the program always writes commas.
 */
export function codeCells(
  cells: readonly string[],
  labels: readonly string[],
  signs: readonly string[] = ['\n', ';', '|'],
): CodeCells {
  const sign = signs.find((one) => cells.some((cell) => cell.trim().includes(one)));
  if (sign !== undefined) return { codesIn: (cell) => pieces(cell, sign), unsure: false };
  const alone = cells.filter((cell) => !cell.includes(','));
  const known = new Set([...labels, ...alone].map(comparedName));
  const codesIn = (cell: string) => knownPieces(pieces(cell, ','), known);
  return { codesIn, unsure: cells.some((cell) => codesIn(cell).some((code) => !known.has(comparedName(code)))) };
}

function pieces(cell: string, sign: string): string[] {
  return cell
    .split(sign)
    .map((piece) => piece.replace(/^\s*[•●○*-]?\s+|\s+$/g, '').trim())
    .filter((piece) => piece !== '');
}

/** Pieces put together again where they make a name that is known, the longest first. */
function knownPieces(parts: readonly string[], known: ReadonlySet<string>): string[] {
  const codes: string[] = [];
  for (let from = 0; from < parts.length; ) {
    const ends = Array.from({ length: parts.length - from }, (_, count) => parts.length - count);
    const end = ends.find((to) => known.has(comparedName(parts.slice(from, to).join(', ')))) ?? from + 1;
    codes.push(parts.slice(from, end).join(', '));
    from = end;
  }
  return codes;
}
