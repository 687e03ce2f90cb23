import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** One intended change of a file. */
export interface FileChange {
  /** Below the study's folder. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** The bytes that were read: the file is written over only while it still holds them. Absent: a new file, or one the tool owns. */
  readonly over?: Uint8Array;
  /** Write over whatever is there: outputs the tool owns. */
  readonly owned?: true;
}

/** A file that is no longer what was read; nothing of the plan was written. */
export class ChangedOnDisk extends Error {
  constructor(readonly path: string) {
    super(`${path} has changed on disk since it was read. Nothing was written: run the command again.`);
  }
}

/**
 * Writes a plan: every target is checked first, then each file is written beside its place, flushed, and renamed over it.
 * @throws ChangedOnDisk before anything is written.
 */
export function applyChanges(folder: string, changes: readonly FileChange[]): void {
  for (const change of changes) {
    const target = join(folder, change.path);
    if (change.owned) continue;
    const present = existsSync(target);
    if (change.over ? !present || !readFileSync(target).equals(change.over) : present)
      throw new ChangedOnDisk(change.path);
  }
  for (const change of changes) writeFile(join(folder, change.path), change.content);
}

/** Follows a link to the file it names, so that the link stays a link. */
function writeFile(target: string, content: string | Uint8Array): void {
  mkdirSync(dirname(target), { recursive: true });
  const place = existsSync(target) && lstatSync(target).isSymbolicLink() ? realpathSync(target) : target;
  if (existsSync(place) && readFileSync(place).equals(Buffer.from(content))) return;
  const temporary = join(dirname(place), `.${process.pid}.${Math.floor(performance.now() * 1000)}.tmp`);
  const mode = existsSync(place) ? lstatSync(place).mode & 0o777 : 0o666;
  const handle = openSync(temporary, 'wx', mode);
  try {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } catch (cause) {
    closeSync(handle);
    unlinkSync(temporary);
    throw cause;
  }
  closeSync(handle);
  renameSync(temporary, place);
}
