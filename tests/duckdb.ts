import { createRequire } from 'node:module';

type Duck = typeof import('@duckdb/node-api');

/** DuckDB, an optional part; undefined where it is not installed: what needs it is skipped, with a notice. */
export const duckdb = loaded();

function loaded(): Duck | undefined {
  try {
    return createRequire(import.meta.url)('@duckdb/node-api');
  } catch {
    process.stderr.write('No DuckDB is installed here: tests of SQL are skipped.\n');
    return undefined;
  }
}
