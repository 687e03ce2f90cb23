import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isRunning } from './is-running.ts';
import { timeOnDisk } from './memory-folder.ts';
import { isBeside } from './walk-study.ts';

/** A write takes less; what is younger may be another program's, on another machine. In milliseconds. */
const young = 1000;

/** Folders that are not gone through to read a study, and are written to. */
const others = ['', 'reports/out', 'reports/member-check'];

/**
 * Takes away what a program that was killed in the middle of saving left beside the files of a study: never a whole file.
 * @param met files beside others, of the folders that were gone through.
 */
export function sweep(root: string, met: readonly string[]): void {
  const left = [...met, ...others.flatMap((folder) => besideIn(root, folder))].filter(
    (path) => !isRunning(Number(/\d+/.exec(basename(path))?.[0])),
  );
  if (left.length === 0) return;
  const now = timeOnDisk(root);
  for (const path of left) {
    try {
      if (now - statSync(join(root, path)).mtimeMs > young) rmSync(join(root, path), { force: true });
    } catch {
      // Another run has taken it away, or the folder cannot be written to.
    }
  }
}

function besideIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder))
      .filter(isBeside)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
