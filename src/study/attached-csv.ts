import { readFileSync } from 'node:fs';
import { csvForm } from '../parse/csv-cells.ts';
import { csvShape } from '../parse/csv-shape.ts';
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
  const form = csvForm(text);
  const shape = csvShape(text, form.start, form.separator);
  if (!('wrong' in shape) && (shape.columns > 1 || form.start > 0))
    return { options: optionsOf(text, shape, form.separator) };
  for (const separator of form.start > 0 ? [] : [';', ',', '\t', '|']) {
    const other = csvShape(text, 0, separator);
    if (!('wrong' in other) && other.columns > 1) return { options: optionsOf(text, other, separator) };
  }
  if (!('wrong' in shape)) return { options: optionsOf(text, shape, form.separator) };
  return { fault: `${file}:${lineAt(text, shape.at)} cannot be read: ${shape.wrong}` };
}

function optionsOf(
  text: string,
  { start, decimalComma }: { readonly start: number; readonly decimalComma: boolean },
  separator: string,
): string {
  const decimal = decimalComma && separator !== ',' ? `, decimal_separator=','` : '';
  return `, delim='${separator}', quote='"', escape='"', comment='', skip=${lineAt(text, start) - 1}${decimal}`;
}

/** 1-based. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
