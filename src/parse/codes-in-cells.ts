import type { CodeList } from '../model/code-place.ts';
import type { Span } from '../model/span.ts';
import { type FileText, keyColumn } from './answer-columns.ts';
import { type CsvCell, csvRows, withoutBlankEnd } from './csv-cells.ts';

/** The codes a cell of a table of answers names, parted by white space, commas or semicolons, and where each stands. */
export function codesInCell({ text, start, doubled }: CsvCell): { readonly value: string; readonly span: Span }[] {
  const inFile = (index: number) => start + index + doubled.filter((mark) => mark < index).length;
  return [...text.matchAll(/[^\s,;]+/g)].map(({ 0: value, index }) => ({
    value,
    span: { start: inFile(index), end: inFile(index + value.length) },
  }));
}

/**
 * Which codes the rows of a table of answers say they were not asked, a list for each row that says some.
 * @param shared what holds for the rows that say none
 */
export function notAskedInRows(table: FileText, keys: FileText, shared: CodeList | undefined): CodeList[] {
  const key = 'not_asked';
  if (!keys.text.includes(key) && !table.text.includes(key)) return [];
  const [heading, ...rows] = csvRows(table.text).rows;
  const column = heading ? keyColumn(keys, heading, key) : -1;
  if (!heading || column === -1) return [];
  return rows.flatMap((row): CodeList[] => {
    const cells = withoutBlankEnd(row, heading.length);
    const cell = cells.length > heading.length ? undefined : cells[column];
    const items = cell ? codesInCell(cell) : [];
    return items.length === 0 ? [] : [{ file: table.path, key, items, cell: shared ? { otherwise: shared } : {} }];
  });
}
