import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChange } from './save.ts';

/**
 * Pictures of a report's earlier runs in `reports/out/` that this run does not write: they go, since they may hold words
 * that the report no longer shows. `NAME-figure-N.svg`, and `NAME-picture-N.png` and the like unless a `NAME.typ`
 * that this run does not write may show them.
 * @param written paths of this run, below the study's folder
 */
export function staleFigures(folder: string, name: string, written: ReadonlySet<string>): FileChange[] {
  const out = join(folder, 'reports', 'out');
  if (!existsSync(out)) return [];
  const ending =
    written.has(`reports/out/${name}.typ`) || !existsSync(join(out, `${name}.typ`))
      ? /^-(?:figure-\d+\.svg|picture-\d+\.\w+)$/
      : /^-figure-\d+\.svg$/;
  return readdirSync(out)
    .filter((file) => file.startsWith(name) && ending.test(file.slice(name.length)))
    .map((file) => `reports/out/${file}`)
    .filter((path) => !written.has(path))
    .map((path) => ({ path, content: '', over: readFileSync(join(folder, path)), remove: true as const }));
}
