import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenedStudy } from './open.ts';

/** A write takes less; what is younger may be another program's, on another machine. In milliseconds. */
const young = 1000;

/** Takes away what a program that was killed in the middle of saving left beside the files: never a whole file. */
export function sweepStudy({ folder, folders }: OpenedStudy, now: number): void {
  for (const path of ['.', ...folders]) {
    for (const name of readdirSync(join(folder, path))) {
      const pid = /^\.study-(\d+)-\d+\.tmp$/.exec(name)?.[1];
      const file = join(folder, path, name);
      const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
      if (pid !== undefined && now - written > young && !isRunning(Number(pid))) rmSync(file, { force: true });
    }
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
