import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChange } from './save.ts';

/**
 * Pictures of a report's earlier runs, `NAME-figure-N.svg` in `reports/out/`, that this run does not write: they go, since
 * they may hold words that the report no longer shows.
 * @param written paths of this run, below the study's folder
 */
export function staleFigures(folder: string, name: string, written: ReadonlySet<string>): FileChange[] {
  const out = join(folder, 'reports', 'out');
  if (!existsSync(out)) return [];
  return readdirSync(out)
    .filter((file) => file.startsWith(`${name}-figure-`) && /^\d+\.svg$/.test(file.slice(`${name}-figure-`.length)))
    .map((file) => `reports/out/${file}`)
    .filter((path) => !written.has(path))
    .map((path) => ({ path, content: '', over: readFileSync(join(folder, path)), remove: true as const }));
}
