import { readFileSync, statSync } from 'node:fs';

/** The bytes of a file outside the study; undefined where there is none. */
export function readForeignFile(path: string): Uint8Array | undefined {
  return isForeignFile(path) ? readFileSync(path) : undefined;
}

/** Whether a file stands there already; a folder is none. */
export function isForeignFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** How many bytes a file has, without reading it; undefined where there is none. */
export function foreignFileSize(path: string): number | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() ? status.size : undefined;
}
