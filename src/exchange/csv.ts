import { CsvError, parse } from 'csv-parse/sync';
import { joined } from '../model/pieces.ts';
import { decode } from '../parse/decode.ts';
import type { Grid, GridFormat, GridsRead } from './grid.ts';
import { textPieces } from './text-pieces.ts';

/** Semicolons and a BOM, so that a French Excel opens it; commas, tabs and Windows-1252 are read too. */
export const format: GridFormat = {
  write,
  read,
  longestCell: Number.POSITIVE_INFINITY,
  mostRows: Number.POSITIVE_INFINITY,
};

function write(rows: readonly (readonly string[])[]): Uint8Array {
  return joined(textPieces(lines(rows)));
}

function* lines(rows: readonly (readonly string[])[]): Generator<string> {
  yield '\ufeff';
  for (const cells of rows) yield `${cells.map((cell) => quoted(guarded(cell))).join(';')}\r\n`;
}

function quoted(cell: string): string {
  return /[;,\t"\n\r]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

/**
 * What a spreadsheet would run as a formula gets an apostrophe before it, and one more where it begins so already: it
 * is read back exactly. The characters are OWASP's, “CSV Injection”. A plain number is no formula.
 */
function guarded(cell: string): string {
  if (/^-\d+(?:[.,]\d+)?$/.test(cell)) return cell;
  return /^'*\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return /^'+\s*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function read(bytes: Uint8Array): GridsRead {
  const { text, utf8, problems } = decode('', bytes);
  if (text.includes('\0')) return { fault: 'It holds bytes that are no text: it is no csv, or damaged.' };
  const named = /^sep=([;,\t])\n/.exec(text);
  const table = named ? text.slice(named[0].length) : text;
  try {
    const delimiter = named?.[1] ?? delimiterOf(table);
    const unclosed = unclosedRow(table, delimiter);
    if (unclosed !== undefined) return { fault: notClosed(unclosed) };
    const records = recordsOf(table, delimiter);
    return { grids: [gridOf(records, named ? 2 : 1)], notices: utf8 ? [] : problems.map(notice) };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return { fault: faultOf(cause) };
  }
}

function notice({ message }: { message: string }): string {
  if (message.includes('its end is missing')) return 'It ends within a character: its end is missing.';
  const name = /Windows-1252|UTF-16/.exec(message)?.[0] ?? 'another encoding';
  return `It is not UTF-8 and was read as ${name}: look at the accents.`;
}

function faultOf(cause: CsvError): string {
  const record = Number(cause.records ?? 0) + 1;
  return cause.code === 'CSV_QUOTE_NOT_CLOSED' ? notClosed(record) : `Row ${record} cannot be read.`;
}

function notClosed(row: number): string {
  return `In row ${row} a quotation mark opens a cell and is not closed.`;
}

/**
 * The row, from 1, of a cell that is not closed where the next mark in the file opens another: read on, the rows between
 * would be one. Marks within a line that should be double are forgiven.
 */
function unclosedRow(text: string, delimiter: string): number | undefined {
  const isEdge = (at: number) => at < 0 || at >= text.length || text[at] === delimiter || text[at] === '\n';
  const sign = /["\n]/g;
  let row = 1;
  let opened: number | undefined;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const at = found.index;
    if (found[0] === '\n') row += opened === undefined ? 1 : 0;
    else if (opened === undefined) opened = isEdge(at - 1) ? at : undefined;
    else if (text[at + 1] === '"') sign.lastIndex++;
    else if (isEdge(at + 1)) opened = undefined;
    else if (isEdge(at - 1) && text.slice(opened, at).includes('\n')) return row;
  }
  return undefined;
}

function gridOf(records: readonly (readonly string[])[], first: number): Grid {
  const rows = records.map((record, index) => ({
    number: first + index,
    cells: record.map((cell) => ({ text: unguarded(cell), columns: 1 })),
  }));
  return { rows: rows.filter(({ cells }) => cells.some(({ text }) => text.trim() !== '')) };
}

function recordsOf(text: string, delimiter: string, to = -1): string[][] {
  return parse(text, {
    delimiter,
    to,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
}

const mostTitles = 10;

/** The separator that makes the most columns of the first row that has several; a title may stand above. */
function delimiterOf(text: string): string {
  const widths = [';', ',', '\t'].map((delimiter) => {
    const records = firstRecords(text, delimiter);
    return { delimiter, row: records.findIndex((record) => record.length > 1), records };
  });
  const split = widths.filter(({ row }) => row !== -1);
  const row = Math.min(...split.map((one) => one.row));
  const width = ({ records }: { records: string[][] }) => records[row]?.length ?? 0;
  return split.sort((a, b) => width(b) - width(a))[0]?.delimiter ?? ';';
}

function firstRecords(text: string, delimiter: string): string[][] {
  try {
    return recordsOf(text, delimiter, mostTitles);
  } catch (cause) {
    if (cause instanceof CsvError) return [];
    throw cause;
  }
}
