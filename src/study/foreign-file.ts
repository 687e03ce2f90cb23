import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The bytes of a file outside the study; undefined where there is none. */
export function readForeignFile(path: string): Uint8Array | undefined {
  return isForeignFile(path) ? readFileSync(path) : undefined;
}

/** Whether a file stands there already; a folder is none. */
export function isForeignFile(path: string): boolean {
  return statusOf(path)?.isFile() === true;
}

export function isForeignFolder(path: string): boolean {
  return statusOf(path)?.isDirectory() === true;
}

/** How many bytes a file has, without reading it; undefined where there is none. */
export function foreignFileSize(path: string): number | undefined {
  const status = statusOf(path);
  return status?.isFile() ? status.size : undefined;
}

/** The files in a folder and those below it, `/` in their paths, in the order of their names; none where there is no folder. */
export function filesBelow(folder: string): string[] {
  if (!statusOf(folder)?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => isForeignFile(join(folder, path)))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Undefined also of a link that leads to itself (ELOOP), and of a name that no file can have. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
