import { readFileSync } from 'node:fs';
import { csvForm } from '../parse/csv-cells.ts';
import { type CsvShape, csvShape } from '../parse/csv-shape.ts';
import { decode } from '../parse/decode.ts';
import { foreignFileSize } from './foreign-file.ts';

/** How the engine has to read a CSV, as further arguments of `read_csv`; or in a sentence why it cannot be read. */
type CsvReading = { readonly options: string } | { readonly fault: string };

/** A longer file does not fit into one string: the engine makes of it what it can. */
const mostBytes = 2 ** 28;

/**
 * Looks at every row before the engine does, which takes a table with a fault for one of a single column.
 * @param file as it was given, for messages
 */
export function csvReading(file: string, path: string): CsvReading {
  if ((foreignFileSize(path) ?? 0) > mostBytes) return { options: '' };
  const { text, utf8 } = decode(file, readFileSync(path));
  if (!utf8) return { options: '' };
  if (text.trim() === '') return { fault: `${file} is empty: there is no table in it to attach.` };
  const { separator, start } = csvForm(text);
  const shape = csvShape(text, start, separator);
  const isWhole = !('wrong' in shape);
  if (!isWhole || shape.columns.length === 1)
    for (const other of start > 0 ? [] : othersThan(separator, text, isWhole)) {
      const found = csvShape(text, 0, other);
      if (!('wrong' in found) && found.columns.length > 1) return { options: optionsOf(text, found, other) };
    }
  if (isWhole) return { options: optionsOf(text, shape, separator) };
  return { fault: `${file}:${lineAt(text, shape.at)} cannot be read: ${shape.wrong}` };
}

/** What else may part the cells: bars, or where a separator fits only the heading, another one. */
function othersThan(separator: string, text: string, isWhole: boolean): string[] {
  if (isWhole) return ['|'];
  const below = text.slice(text.indexOf('\n', text.search(/\S/)));
  return below.includes(separator) ? [] : [';', ',', '\t', '|'].filter((one) => one !== separator);
}

function optionsOf(text: string, { start, columns, decimalComma, texts }: CsvShape, separator: string): string {
  const decimal = decimalComma && separator !== ',' ? `, decimal_separator=','` : '';
  const names = `, names=[${columns.map(quoted).join(', ')}]`;
  const types = texts.length === 0 ? '' : `, types={${texts.map((name) => `${quoted(name)}: 'VARCHAR'`).join(', ')}}`;
  return `, header=true, delim='${separator}', quote='"', escape='"', comment='', skip=${lineAt(text, start) - 1}${decimal}${names}${types}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** 1-based. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
