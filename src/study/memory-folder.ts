import { lstatSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { besideName, writerOf } from './beside.ts';
import { isInPlace } from './is-in-place.ts';
import { isRunning } from './is-running.ts';

/** Below the study; safe to delete. */
const place = '.study';

/** A file, or a folder, of what is kept from run to run. */
export function memoryPath(root: string, name: string): string {
  return join(root, place, name);
}

let named = 0;

/** A name that nobody else gives, for a file that is written beside its place: what is left of it is taken away later. */
export function temporaryPath(root: string): string {
  return memoryPath(root, besideName(named++));
}

/** Whether what is kept really lies there, and not behind a link, be it to another folder of the study. */
export function isMemoryInside(root: string, name = ''): boolean {
  return isInPlace(root, memoryPath(root, name));
}

/**
 * Makes the folder for what is kept, and takes away what runs that were killed left there.
 * @throws where it would lie behind a link, and what the disk says.
 */
export function prepareMemoryFolder(root: string): void {
  if (!isMemoryInside(root)) throw new Error('A link leads elsewhere.');
  mkdirSync(memoryPath(root, ''), { recursive: true });
  for (const left of readdirSync(memoryPath(root, ''))) {
    const pid = writerOf(left);
    if (pid !== undefined && !isRunning(pid)) rmSync(memoryPath(root, left), { force: true });
  }
  // A study in git whose `.gitignore` does not name the folder keeps it out all the same.
  const ignored = memoryPath(root, '.gitignore');
  if (!lstatSync(ignored, { throwIfNoEntry: false })) writeFileSync(ignored, '*\n', { flag: 'wx' });
}

/** What time it is where the files lie; long ago where nothing can be written there. */
export function timeOnDisk(root: string): number {
  const probe = temporaryPath(root);
  try {
    prepareMemoryFolder(root);
    rmSync(probe, { force: true });
    writeFileSync(probe, '', { flag: 'wx' });
    const { mtimeMs } = statSync(probe);
    rmSync(probe);
    return mtimeMs;
  } catch {
    return 0;
  }
}
