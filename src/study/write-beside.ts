import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { besidePath } from './beside.ts';
import { makeFolder } from './make-folder.ts';

export interface Prepared {
  readonly temporary: string;
  readonly place: string;
}

/**
 * Writes the content beside its place; undefined where the file already holds it. The link of a file that was read is
 * followed, so that it stays one; an output takes a link's place.
 * @param made the folders that are made for it are added.
 */
export function prepare(
  target: string,
  content: readonly Uint8Array[],
  index: number,
  wasRead: boolean,
  made: string[],
): Prepared | undefined {
  makeFolder(dirname(target), made);
  const place = wasRead ? realpathSync(target) : target;
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const mode = !isLink && existsSync(place) ? statSync(place).mode & 0o777 : undefined;
  if (mode !== undefined) {
    if (isContent(place, content)) return undefined;
    accessSync(place, constants.W_OK);
  }
  const temporary = besidePath(place, index);
  try {
    writePieces(temporary, content);
    if (mode !== undefined) chmodSync(temporary, mode);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  return { temporary, place };
}

/** Bytes that are compared at once. */
const atOnce = 1 << 20;

function writePieces(file: string, content: readonly Uint8Array[]): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const piece of content) writeFileSync(descriptor, piece);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a file has this content already; a large one is not held for it. */
export function isContent(file: string, content: readonly Uint8Array[]): boolean {
  const { size } = statSync(file);
  if (size !== content.reduce((sum, { length }) => sum + length, 0)) return false;
  const descriptor = openSync(file, 'r');
  try {
    const part = Buffer.allocUnsafe(Math.min(atOnce, size));
    for (const piece of content)
      for (let at = 0; at < piece.length; ) {
        const read = readSync(descriptor, part, 0, Math.min(part.length, piece.length - at), null);
        if (read === 0 || part.compare(piece, at, at + read, 0, read) !== 0) return false;
        at += read;
      }
    return true;
  } finally {
    closeSync(descriptor);
  }
}
