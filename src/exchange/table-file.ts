import { format as csv } from './csv.ts';
import { refuseTooLarge } from './table-limits.ts';
import { format as xlsx } from './xlsx.ts';

/** A column of a table: what it is called, and a value a row. */
export interface Column {
  readonly name: string;
  readonly values: readonly (string | number | null)[];
}

/**
 * A table as csv, xlsx or parquet. In parquet numbers are numbers, and what is missing is missing.
 * @throws TableTooLarge for one that does not fit into its form
 */
export async function tableFile(columns: readonly Column[], ending: string, lang: string): Promise<Uint8Array> {
  if (ending === 'parquet') return parquet(columns);
  const format = ending === 'xlsx' ? xlsx : csv;
  refuseTooLarge(columns, format);
  const length = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length }, (_, row) => columns.map(({ values }) => String(values[row] ?? '')));
  return format.write([columns.map(({ name }) => name), ...rows], lang);
}

async function parquet(columns: readonly Column[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, values }) => {
      const isNumber = values.every((value) => value === null || typeof value === 'number');
      const data = isNumber ? [...values] : values.map((value) => (value === null ? null : String(value)));
      return { name, data, type: isNumber ? 'INT32' : 'STRING', nullable: true };
    }),
  });
  return new Uint8Array(buffer);
}

/** Names of columns, unique: a variable called like a column of ours gets a number. */
export function uniqueNames(names: readonly string[], taken: readonly string[]): string[] {
  const all = new Set(taken);
  return names.map((name) => {
    let own = name;
    for (let number = 2; all.has(own); number++) own = `${name}-${number}`;
    all.add(own);
    return own;
  });
}
