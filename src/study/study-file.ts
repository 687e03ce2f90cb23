import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Beyond, a file a study names is not read. */
const largest = 50_000_000;

/**
 * The bytes of a file a study names. Undefined where there is none, where it is larger than any such file, and where a path
 * or a link leads out of the study: it may come from somebody else.
 */
export function readStudyFile(folder: string, path: string): Uint8Array | undefined {
  try {
    const real = realpathSync(join(folder, path));
    const status = statSync(real);
    if (!real.startsWith(realpathSync(folder) + sep) || !status.isFile() || status.size > largest) return undefined;
    return readFileSync(real);
  } catch {
    return undefined;
  }
}
