import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

type Row = (string | number | boolean | null)[];

/**
 * Asks ClickHouse, as npm has it under the name chdb: half a gigabyte, so no part of the project. Undefined where it is
 * not installed (`npm i --no-save chdb@3.4.0`): what needs it is skipped, with a notice.
 */
export const clickhouse = found();

function found(): ((before: readonly string[], sql: string) => Row[]) | undefined {
  let place: string;
  try {
    place = createRequire(import.meta.url).resolve('chdb');
  } catch {
    process.stderr.write('No ClickHouse is installed here: SQL is not compared on it.\n');
    return undefined;
  }
  return (before, sql) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
      encoding: 'utf8',
      input: JSON.stringify({ place, before, sql }),
    });
    if (status !== 0) throw new Error(`ClickHouse: ${stderr}`);
    return JSON.parse(stdout).data;
  };
}

/** In a process of its own: whatever the engine keeps open goes with it. */
const program = `
const { place, before, sql } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const session = new (require(place).Session)();
for (const one of before) session.query(one);
process.stdout.write(session.query(sql, 'JSONCompact'));
session.cleanup();
`;
