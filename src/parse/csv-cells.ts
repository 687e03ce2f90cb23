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

export interface CsvRows {
  readonly rows: readonly (readonly CsvCell[])[];
  /** Where a quotation mark opens a cell that nothing closes: what follows is not read. */
  readonly unclosed?: number;
}

const separators = [';', ',', '\t'];

/**
 * The rows of a CSV file (RFC 4180), cells parted by semicolons, commas or tabs, whichever makes the most columns of the
 * first row; `sep=;` above it says so. Rows without anything are left out.
 * @param text as decoded: no BOM, LF line ends
 */
export function csvRows(text: string): CsvRows {
  const named = /^sep=([;,\t])\n/.exec(text);
  const start = named?.[0].length ?? 0;
  const separator =
    named?.[1] ?? separators.map((one) => [one, width(text, one)] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  for (let at = start; at <= text.length; ) {
    const cell = cellAt(text, at, separator);
    if (!cell) return { rows, unclosed: at };
    row.push(cell);
    const next = cell.next;
    if (text[next] === separator) {
      at = next + 1;
      continue;
    }
    if (row.some((one) => one.text.trim() !== '')) rows.push(row);
    row = [];
    at = next + 1;
  }
  return { rows };
}

function width(text: string, separator: string): number {
  let count = 0;
  for (let at = 0; ; count++) {
    const cell = cellAt(text, at, separator);
    if (!cell || text[cell.next] !== separator) return count;
    at = cell.next + 1;
  }
}

/** The cell that begins at an offset, and where it is followed by a separator, a line end or nothing; undefined where it is not closed. */
function cellAt(text: string, at: number, separator: string): (CsvCell & { readonly next: number }) | undefined {
  if (text[at] !== '"') {
    const end = endOfBare(text, at, separator);
    return { text: text.slice(at, end), start: at, end, doubled: [], next: end };
  }
  const doubled: number[] = [];
  let said = '';
  let from = at + 1;
  for (;;) {
    const mark = text.indexOf('"', from);
    if (mark === -1) return undefined;
    if (text[mark + 1] !== '"') {
      said += text.slice(from, mark);
      // What stands between the mark that closes the cell and the separator is no part of it.
      return { text: said, start: at + 1, end: mark, doubled, next: endOfBare(text, mark + 1, separator) };
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
