/** A cell of a CSV file: its text, and where that stands. */
export interface CsvCell {
  readonly text: string;
  /** Offset in the file of the first unit of its text, after the quotation mark that opens it. */
  readonly start: number;
  /** After the last unit of its text. */
  readonly end: number;
  /** Indices in `text` of quotation marks that stand twice in the file. */
  readonly doubled: readonly number[];
}

/** A cell that a quotation mark opens and that does not end as one. */
export interface CsvFault {
  /** Where the mark stands that opens it. */
  readonly at: number;
  /** Where a mark closes it and is followed by words; undefined where none does. */
  readonly closed?: number;
  /** What is left out, whole lines: from the first of its row to before the next row that can be read. */
  readonly lines: { readonly start: number; readonly end: number };
}

export interface CsvRows {
  readonly rows: readonly (readonly CsvCell[])[];
  readonly faults: readonly CsvFault[];
}

const separators = [';', ',', '\t'];

/**
 * The rows of a CSV file (RFC 4180), cells parted by semicolons, commas or tabs, whichever makes the most columns of the
 * first line that is not blank; `sep=;` above it says so. Rows without anything are left out. After a cell that does not end, reading goes
 * on at the next line that begins a row of as many cells as the first, blank ones beyond aside: a mark too few takes no
 * row but its own.
 * @param text as decoded: no BOM, LF line ends
 */
export function csvRows(text: string): CsvRows {
  const { separator, start } = csvForm(text);
  return rowsFrom(text, start, separator);
}

/** By what the cells of a table are parted, and where its first row begins. */
export function csvForm(text: string): { readonly separator: string; readonly start: number } {
  const named = /^\s*sep=([;,\t])\n/.exec(text);
  if (named) return { separator: named[1] as string, start: named[0].length };
  const first = blankLines(text);
  const widths = separators.map((one) => [one, width(text, first, one)] as const);
  return { separator: widths.reduce((a, b) => (b[1] > a[1] ? b : a))[0], start: 0 };
}

/** The rows from an offset on, which begins one. */
export function rowsFrom(text: string, from: number, separator: string): CsvRows {
  const rows: CsvCell[][] = [];
  const faults: CsvFault[] = [];
  for (let start = from; start <= text.length; ) {
    const row = rowAt(text, start, separator);
    if (row.broken) {
      const end = nextRow(text, row.broken.at, separator, rows[0]?.length);
      faults.push({ ...row.broken, lines: { start, end } });
      start = end < text.length ? end : text.length + 1;
      continue;
    }
    if (row.cells.some((one) => one.text.trim() !== '')) rows.push(row.cells);
    start = row.next;
  }
  return { rows, faults };
}

/** Where the rows of a table end, each with its line; undefined where a cell does not end. */
export function rowEnds(text: string): number[] | undefined {
  const { separator, start } = csvForm(text);
  const ends: number[] = [];
  for (let at = start; at < text.length; ) {
    const row = rowAt(text, at, separator);
    if (row.broken) return undefined;
    at = Math.min(row.next, text.length);
    ends.push(at);
  }
  return ends;
}

/** The words of the cell that begin at an offset. */
export function cellWords(text: string, start: number, separator: string): string {
  const cell = cellAt(text, text[start - 1] === '"' ? start - 1 : start, separator);
  return 'fault' in cell ? '' : cell.text;
}

/** Where a line begins that can be read as a row of so many cells: the end where there is none. */
function nextRow(text: string, from: number, separator: string, cells: number | undefined): number {
  if (cells === undefined) return text.length;
  for (let end = text.indexOf('\n', from); end !== -1; end = text.indexOf('\n', end + 1)) {
    const row = rowAt(text, end + 1, separator);
    if (!row.broken && withoutBlankEnd(row.cells, cells).length === cells) return end + 1;
  }
  return text.length;
}

/** The cells of a row that a heading has names for, if nothing stands in those beyond: spreadsheets end rows so. */
export function withoutBlankEnd(cells: readonly CsvCell[], named: number): readonly CsvCell[] {
  if (cells.length <= named) return cells;
  return cells.slice(named).every(({ text }) => text.trim() === '') ? cells.slice(0, named) : cells;
}

export type CsvRow =
  | { readonly cells: CsvCell[]; readonly next: number; readonly broken?: undefined }
  | { readonly broken: { readonly at: number; readonly closed?: number } };

/** The row that begins at an offset, and where the next one does. */
export function rowAt(text: string, start: number, separator: string): CsvRow {
  const cells: CsvCell[] = [];
  for (let at = start; ; ) {
    const cell = cellAt(text, at, separator);
    if ('fault' in cell) return { broken: { at, ...cell.fault } };
    cells.push(cell);
    if (text[cell.next] !== separator) return { cells, next: cell.next + 1 };
    at = cell.next + 1;
  }
}

/** How long the lines are that a text begins with and that have nothing on them. */
function blankLines(text: string): number {
  return /^\s*\n/.exec(text)?.[0].length ?? 0;
}

function width(text: string, from: number, separator: string): number {
  let count = 0;
  for (let at = from; ; count++) {
    const cell = cellAt(text, at, separator);
    if ('fault' in cell || text[cell.next] !== separator) return count;
    at = cell.next + 1;
  }
}

type Cell = (CsvCell & { readonly next: number }) | { readonly fault: { readonly closed?: number } };

/** The cell that begins at an offset, and where it is followed by a separator, a line end or nothing. */
function cellAt(text: string, at: number, separator: string): Cell {
  if (text[at] !== '"') {
    const end = endOfBare(text, at, separator);
    return { text: text.slice(at, end), start: at, end, doubled: [], next: end };
  }
  const doubled: number[] = [];
  let said = '';
  let from = at + 1;
  for (;;) {
    const mark = text.indexOf('"', from);
    if (mark === -1) return { fault: {} };
    if (text[mark + 1] !== '"') {
      said += text.slice(from, mark);
      const next = endOfBare(text, mark + 1, separator);
      // Words after the mark: it opens another cell, and the one before it was never closed; or it was not doubled.
      if (text.slice(mark + 1, next).trim() !== '') return { fault: { closed: mark } };
      return { text: said, start: at + 1, end: mark, doubled, next };
    }
    said += text.slice(from, mark + 1);
    doubled.push(said.length - 1);
    from = mark + 2;
  }
}

function endOfBare(text: string, at: number, separator: string): number {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
  return end;
}
