import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/**
 * Whether a file that must not travel with a study would: it lies in its folder, or in the git repository the study is
 * in; links are followed.
 */
export function travelsWith(folder: string, file: string): 'study' | 'repository' | undefined {
  const place = realPlace(resolve(file));
  const study = realpathSync(folder);
  if (isBelow(study, place)) return 'study';
  for (let root = study; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return isBelow(root, place) ? 'repository' : undefined;
    if (dirname(root) === root) return undefined;
  }
}

/** Where a file really lies or would, its links followed. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), path.slice(parent.length).replace(/^[\\/]+/, ''));
}

function isBelow(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}
