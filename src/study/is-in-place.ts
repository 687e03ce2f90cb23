import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Whether a path below a folder lies where it says, as far as it exists: no link leads elsewhere, be it to another place
 * in the folder; a link that leads nowhere does not lie there.
 */
export function isInPlace(folder: string, path: string): boolean {
  let nearest = path;
  while (!lstatSync(nearest, { throwIfNoEntry: false })) nearest = dirname(nearest);
  return existsSync(nearest) && realpathSync(nearest) === join(realpathSync(folder), relative(folder, nearest));
}
