import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { besidePath } from './beside.ts';

export interface Prepared {
  readonly temporary: string;
  readonly place: string;
}

/** Writes the content beside its place; undefined where the file already holds it. The link of a file that was read is followed, so that it stays one; an output takes a link's place. */
export function prepare(target: string, content: Buffer, index: number, wasRead: boolean): Prepared | undefined {
  mkdirSync(dirname(target), { recursive: true });
  const place = wasRead ? realpathSync(target) : target;
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const mode = !isLink && existsSync(place) ? statSync(place).mode & 0o777 : undefined;
  if (mode !== undefined) {
    if (isContent(place, content)) return undefined;
    accessSync(place, constants.W_OK);
  }
  const temporary = besidePath(place, index);
  try {
    writeFileSync(temporary, content, { flush: true });
    if (mode !== undefined) chmodSync(temporary, mode);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  return { temporary, place };
}

/** Bytes that are compared at once. */
const atOnce = 1 << 20;

/** Whether a file has this content already; a large one is not held for it. */
function isContent(file: string, content: Buffer): boolean {
  if (statSync(file).size !== content.length) return false;
  const descriptor = openSync(file, 'r');
  try {
    const part = Buffer.allocUnsafe(Math.min(atOnce, content.length));
    for (let at = 0; at < content.length; ) {
      const read = readSync(descriptor, part, 0, Math.min(part.length, content.length - at), at);
      if (read === 0 || part.compare(content, at, at + read, 0, read) !== 0) return false;
      at += read;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}
