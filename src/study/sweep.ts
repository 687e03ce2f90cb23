import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writerOf } from './beside.ts';
import { isRunning } from './is-running.ts';
import { timeOnDisk } from './memory-folder.ts';

/** A change takes less; what is younger may be another program's, on another machine. In milliseconds. */
const young = 60_000;

/** Folders that are not gone through to read a study, and are written to. */
const others = ['', 'reports/out', 'reports/member-check'];

/**
 * Takes away what a program that was killed in the middle of saving left beside the files of a study: never a whole file.
 * @param met files beside others, of the folders that were gone through.
 */
export function sweep(root: string, met: readonly string[]): void {
  const left = [...met, ...others.flatMap((folder) => besideIn(root, folder))].filter(isLeft);
  if (left.length === 0) return;
  const now = timeOnDisk(root);
  for (const path of left) {
    try {
      // Another name of an old file is as old as that, but for the time at which it was given.
      const { mtimeMs, ctimeMs } = statSync(join(root, path));
      if (now - Math.max(mtimeMs, ctimeMs) > young) rmSync(join(root, path), { force: true });
    } catch {
      // Another run has taken it away, or the folder cannot be written to.
    }
  }
}

/** A change is made in one piece: while this program reads, a file of its own number is that of another, which is gone. */
function isLeft(path: string): boolean {
  const pid = writerOf(path) as number;
  return pid === process.pid || !isRunning(pid);
}

function besideIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder))
      .filter((name) => writerOf(name) !== undefined)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
