import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isOfThisMachine, writerOf } from './beside.ts';
import { isRunning } from './is-running.ts';
import { timeOnDisk } from './memory-folder.ts';

/** A change takes less; what is younger may be that of a program that cannot be asked for: of another machine. In milliseconds. */
const young = 60_000;

/** Folders that are not gone through to read a study, and are written to. */
const others = ['', 'reports/out', 'reports/member-check'];

/**
 * Takes away what a program that was killed in the middle of saving left beside the files of a study: never a whole file.
 * @param met files beside others, of the folders that were gone through.
 * @param gone numbers of programs of this machine that were killed.
 * @returns what is left of such programs, below the study.
 */
export function sweep(root: string, met: readonly string[], gone: ReadonlySet<number>): string[] {
  const left = [...met, ...others.flatMap((folder) => besideIn(root, folder))].filter(isLeft);
  const asked = left.filter((path) => !isKilled(path, gone));
  const now = asked.length === 0 ? 0 : timeOnDisk(root);
  return left.filter((path) => {
    try {
      // Another name of an old file is as old as that, but for the time at which it was given.
      const { mtimeMs, ctimeMs } = statSync(join(root, path));
      const isOld = now - Math.max(mtimeMs, ctimeMs) > young;
      if (isOld || !asked.includes(path)) rmSync(join(root, path), { force: true });
    } catch {
      // Another run has taken it away, or the folder cannot be written to.
    }
    return existsSync(join(root, path));
  });
}

/** A change is made in one piece: while this program reads, a file of its own number is that of another, which is gone. */
function isLeft(path: string): boolean {
  const pid = writerOf(path) as number;
  return pid === process.pid || !isRunning(pid);
}

/** Whether its writer was one of this machine, which runs no more; one of this number may be a thread of this program. */
function isKilled(path: string, gone: ReadonlySet<number>): boolean {
  const pid = writerOf(path) as number;
  return gone.has(pid) || (pid !== process.pid && isOfThisMachine(path));
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
