import { applyEdits } from '../model/edit.ts';
import type { CsvCell } from '../parse/csv-cells.ts';
import type { Splice } from './edit-keys.ts';

/**
 * Changes of the words of a cell as changes of its file, so that the table reads as before but for those words: what
 * stands between quotation marks is changed in its place, a mark written twice, and a cell without them gets them where
 * its new words need them.
 * @param file the whole text of the table, as read
 * @param separator what its cells are parted by
 * @param splices places in `cell.text`, none of which touch
 */
export function editCell(file: string, cell: CsvCell, separator: string, splices: readonly Splice[]): Splice[] {
  if (splices.length === 0) return [];
  if (file[cell.start - 1] === '"' && file[cell.end] === '"')
    return splices.map(({ start, end, text }) => ({
      start: offsetIn(cell, start),
      end: offsetIn(cell, end),
      text: doubled(text),
    }));
  if (!splices.some(({ text }) => needsMarks(text, separator)) && !opensWithMark(cell, splices))
    return splices.map(({ start, end, text }) => ({ start: cell.start + start, end: cell.start + end, text }));
  return [{ start: cell.start, end: cell.end, text: `"${doubled(applyEdits(cell.text, splices))}"` }];
}

/** Where a place in the words of a cell stands in the file: marks before it stand there twice. */
function offsetIn({ start, doubled: marks }: CsvCell, index: number): number {
  return start + index + marks.filter((mark) => mark < index).length;
}

function needsMarks(text: string, separator: string): boolean {
  return text.includes(separator) || /["\r\n]/.test(text);
}

/** What stood before a mark within the words may be gone: at the beginning it would open the cell. */
function opensWithMark({ text }: CsvCell, splices: readonly Splice[]): boolean {
  return text.includes('"') && applyEdits(text, splices).startsWith('"');
}

function doubled(text: string): string {
  return text.replaceAll('"', '""');
}
