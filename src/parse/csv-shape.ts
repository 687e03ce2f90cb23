import { distinctNames } from '../model/distinct-names.ts';
import { type CsvCell, type CsvRow, rowAt } from './csv-cells.ts';

/** What all rows of a CSV have in common. */
export interface CsvShape {
  /** Offset of the first row that is not empty: the heading. */
  readonly start: number;
  /** What the columns are called: the words of the heading, each its own; `column0` where there are none. */
  readonly columns: readonly string[];
  /** A column holds numbers as `1,5`, and nothing is written as `1.5`. */
  readonly decimalComma: boolean;
  /** Columns that hold what would lose signs as a number: `00301`, `1e5`, more than 15 digits. */
  readonly texts: readonly string[];
}

/** The first row that is not as the heading, or holds a cell that does not end. */
export interface UnlikeRow {
  readonly at: number;
  /** What is wrong, and what to do. */
  readonly wrong: string;
}

/** Looks at the rows of a CSV one after the other, and keeps none. @param from the offset of the first */
export function csvShape(text: string, from: number, separator: string): CsvShape | UnlikeRow {
  let heading: Extract<CsvRow, { broken?: undefined }> | undefined;
  let start = from;
  const numbers = new NumberColumns();
  for (let at = from; at < text.length; ) {
    const row = rowAt(text, at, separator);
    if (row.broken) return { at: row.broken.at, wrong: notClosed(row.broken) };
    const only = row.cells.length === 1 ? row.cells[0]?.text : undefined;
    const isEmpty = (heading ? only : only?.trim()) === '';
    if (!isEmpty && !heading) {
      heading = row;
      start = at;
    } else if (!isEmpty && heading) {
      if (row.cells.length !== heading.cells.length)
        return { at, wrong: notAsLong(row.cells.length, heading.cells.length, separator) };
      numbers.add(row.cells);
    }
    at = row.next;
  }
  const columns = namesIn(heading?.cells ?? []);
  const texts = columns.filter((_, index) => numbers.isText(index));
  return { start, columns, decimalComma: numbers.decimalComma(), texts };
}

function namesIn(heading: readonly CsvCell[]): string[] {
  return distinctNames(heading.map(({ text }, index) => text.trim() || `column${index}`));
}

function notClosed({ closed }: { readonly closed?: number }): string {
  return closed === undefined
    ? 'a quotation mark opens a cell here and none closes it. Close it, or write it twice inside the cell.'
    : 'a quotation mark opens a cell here, and words follow the mark that closes it. Write a mark inside the cell twice.';
}

function notAsLong(cells: number, columns: number, separator: string): string {
  const count = (n: number) => `${n} ${n === 1 ? 'cell' : 'cells'}`;
  const sign = separator === '\t' ? 'tabs' : `« ${separator} »`;
  return `this row has ${count(cells)}, the first row ${count(columns)}, parted by ${sign}. Give every row as many cells as the first, which names the columns; put a cell that holds the separator between quotation marks, and take out lines above or below the table.`;
}

/** What is no number, though it reads as one: it would not be written back as it stands. */
const noNumber = /^-?(?:0\d+|\d{16,})$|^\d+e\d+$|^0x/i;

/** Learns from cells whether a spreadsheet wrote numbers with a decimal comma, and what only looks like numbers. */
class NumberColumns {
  private readonly columns: { isNumber: boolean; comma: boolean; isText: boolean }[] = [];
  private point = false;

  add(cells: readonly CsvCell[]): void {
    for (const [index, { text }] of cells.entries()) {
      if (text === '') continue;
      this.columns[index] ??= { isNumber: true, comma: false, isText: false };
      const column = this.columns[index];
      if (!/^-?\d+(?:,\d+)?$/.test(text)) column.isNumber = false;
      if (text.includes(',')) column.comma = true;
      if (noNumber.test(text)) column.isText = true;
      if (/^-?\d*\.\d+$/.test(text)) this.point = true;
    }
  }

  isText(index: number): boolean {
    return this.columns[index]?.isText ?? false;
  }

  decimalComma(): boolean {
    return !this.point && this.columns.some(({ isNumber, comma }) => isNumber && comma);
  }
}
