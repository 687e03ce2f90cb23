import { resolve } from 'node:path';
import { ParquetRows } from '../exchange/parquet-rows.ts';
import type { CellValue, Table } from '../model/table.ts';
import { filesBelow, readForeignFile } from '../study/foreign-file.ts';
import type { FileChange } from '../study/save.ts';

/** What the files of a study's tables are, for people. */
export const parquetWrites =
  'the tables of `study query`, parted by wave, for Spark, Trino, ClickHouse, DuckDB, R, Python';

/** Where nobody names a folder. */
export const parquetFolder = 'parquet';

/** As Hive, Spark and the others write it for rows that have no value. */
const noWave = '__HIVE_DEFAULT_PARTITION__';

interface TableFile {
  readonly path: string;
  readonly content: Uint8Array;
  readonly table: string;
  readonly rows: number;
}

/**
 * Each table as one file, `codes/codes.parquet`, or where its rows have a wave as one a wave,
 * `segments/wave=2021/segments.parquet`, in which the wave is not repeated. Paths are below `folder`.
 */
export function parquetFiles(tables: readonly Table[]): TableFile[] {
  return tables.flatMap((table) => {
    const { name, columns } = table;
    const position = columns.findIndex((column) => column.name === 'wave');
    const kept = columns.flatMap((column, i) => (i === position ? [] : [{ ...column, i }]));
    const parts = new Map<string, ParquetRows>();
    const part = (key: string) => {
      const rows = parts.get(key) ?? new ParquetRows(kept);
      parts.set(key, rows);
      return rows;
    };
    for (const row of table.rows())
      part(position === -1 ? '' : `wave=${partition(row[position] ?? null)}/`).add(kept.map(({ i }) => row[i] ?? null));
    if (parts.size === 0) part(position === -1 ? '' : `wave=${noWave}/`);
    return [...parts].map(([key, rows]) => ({
      ...{ path: `${name}/${key}${name}.parquet`, table: name, rows: rows.rows },
      content: rows.finish(),
    }));
  });
}

/** How many rows each table has, all its files together. */
export function rowsWritten(files: readonly TableFile[]): string {
  const rows = new Map<string, number>();
  for (const { table, rows: own } of files) rows.set(table, (rows.get(table) ?? 0) + own);
  return `Rows: ${[...rows].map(([table, number]) => `${table} ${number}`).join(', ')}.\n`;
}

/** The files of an earlier export that this one does not write again: a wave that is no longer there must not be read. */
export function staleParquet(
  folder: string,
  tables: readonly Table[],
  written: readonly { path: string }[],
): FileChange[] {
  const names = new Set(tables.map(({ name }) => name));
  const kept = new Set(written.map(({ path }) => path));
  const isOurs = (path: string) => {
    const [table = '', ...rest] = path.split('/');
    return (
      names.has(table) &&
      rest.at(-1) === `${table}.parquet` &&
      (rest.length === 1 || /^wave=[^/]+$/.test(rest[0] ?? ''))
    );
  };
  return filesBelow(folder).flatMap((path) => {
    const over = isOurs(path) && !kept.has(path) ? readForeignFile(resolve(folder, path)) : undefined;
    const ofWave = path.split('/').length > 2 ? { folderToo: true as const } : {};
    return over ? [{ path, content: '', over, owned: true as const, remove: true as const, ...ofWave }] : [];
  });
}

/** A value as Hive writes it in a path: ASCII signs that would part it or trouble a disk by their number. */
function partition(value: CellValue): string {
  if (value === null || value === '') return noWave;
  return String(value).replace(
    /[\p{Cc}"#%'*/:=?\\{}[\]^<>|]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
