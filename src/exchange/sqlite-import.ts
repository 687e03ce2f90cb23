import { grouped } from '../model/grouped.ts';
import type { ForeignFile, ImportFault } from './importer.ts';
import { DamagedDatabase, isSqlite, openSqlite, type SqliteDatabase, type SqliteRow, writesAhead } from './sqlite.ts';

export type { SqliteDatabase, SqliteRow } from './sqlite.ts';

/** What is read of a file's database, or a sentence where it is damaged. */
export function withDatabase<T>({ bytes }: ForeignFile, read: (database: SqliteDatabase) => T): T | ImportFault {
  if (!isSqlite(bytes)) return { fault: 'It is no database of SQLite.' };
  try {
    return read(openSqlite(bytes));
  } catch (cause) {
    if (cause instanceof DamagedDatabase) return { fault: cause.message };
    throw cause;
  }
}

/** What to look at where a program may not have finished writing. */
export function databaseWarnings({ bytes }: ForeignFile): string[] {
  return writesAhead(bytes)
    ? ['Its program writes beside the file first (-wal): close the program, so that everything is in the file.']
    : [];
}

/** Rows by the value of a column. */
export function groupedRows(rows: readonly SqliteRow[], key: string): Map<unknown, SqliteRow[]> {
  return grouped(rows, (row) => row[key] ?? null);
}
