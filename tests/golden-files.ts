import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const goldenFolder = join(import.meta.dirname, 'golden');

/** Whether goldens are to be written: never in continuous integration. */
export function updatesGoldens(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env.UPDATE_GOLDEN !== '1') return false;
  if (env.CI) throw new Error('UPDATE_GOLDEN=1 is refused where CI is set.');
  return true;
}

/** Names of the golden files of `folder` that `seen` does not list. */
export function unusedGoldens(folder: string, seen: ReadonlySet<string>): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !seen.has(name))
    .sort();
}

/**
 * Names the golden files that no test compared with; takes them away where goldens are updated.
 * @param list the file that lists the goldens seen, one a line
 * @returns what is wrong, or nothing
 */
export function checkGoldens(list: string): string {
  const seen = new Set(existsSync(list) ? readFileSync(list, 'utf8').split('\n') : []);
  const unused = unusedGoldens(goldenFolder, seen);
  if (unused.length === 0) return '';
  if (!updatesGoldens()) return `No test compares with tests/golden/${unused.join(', tests/golden/')}.`;
  for (const name of unused) rmSync(join(goldenFolder, name));
  return '';
}
