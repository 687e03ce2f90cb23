import type { ForeignFile, ImportFault } from './importer.ts';
import { DamagedDatabase, isSqlite, openSqlite, type SqliteDatabase } from './sqlite.ts';

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
