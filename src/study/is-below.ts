import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/** Whether the nearest folder of a path that exists lies really in a folder; a link that leads nowhere does not. */
export function isBelow(folder: string, path: string): boolean {
  let nearest = path;
  while (!lstatSync(nearest, { throwIfNoEntry: false })) nearest = dirname(nearest);
  if (!existsSync(nearest)) return false;
  const [root, real] = [realpathSync(folder), realpathSync(nearest)];
  return real === root || real.startsWith(`${root}${sep}`);
}
