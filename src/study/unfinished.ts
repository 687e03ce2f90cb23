import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Note, readNote } from './change-note.ts';
import { isRunning } from './is-running.ts';
import { timeOnDisk } from './memory-folder.ts';
import { printOf } from './print-of.ts';
import { canBeFinished, isOfStudy, isSettled, stateOf } from './step-state.ts';
import type { StoppedChange } from './stopped-change.ts';

/** What became of the notes of changes. */
export interface Finished {
  /** Nothing is left to finish: what is written beside files is nobody's any more. */
  readonly isDone: boolean;
  /** Numbers of programs of this machine that were killed: what they left beside files can go at once. */
  readonly gone: ReadonlySet<number>;
  /** Those that are not whole and are not finished. */
  readonly stopped: readonly StoppedChange[];
}

/** A change takes less; whether a program of another machine still runs cannot be asked. In milliseconds. */
const longest = 60_000;

/** A program of this machine that is putting files in their places is waited for: so often, so many milliseconds. */
const [times, pause] = [80, 25];

/**
 * Finishes what programs that were killed have left half done. Where somebody has edited one of the files since, it is left,
 * its note under another name: that is never carried out, and goes once the files are all as before or all as after.
 */
export function finishSteps(root: string): Finished {
  const gone = new Set<number>();
  const stopped: StoppedChange[] = [];
  let isDone = true;
  for (const name of notesIn(root)) {
    const written = /^\.study-(\d+)\.unfinished$/.exec(name)?.[1];
    const pid = written === undefined ? undefined : Number(written);
    let note: Note | undefined;
    try {
      note = readNote(join(root, name));
      if (pid !== undefined && note && isAtWork(root, name, pid, note)) isDone = false;
      else if (existsSync(join(root, name))) {
        if (pid !== undefined && note?.host === hostname()) gone.add(pid);
        stopped.push(...settled(root, name, note, pid !== undefined));
      }
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      isDone = false;
      // Another run does the same, or a file is in use, or the folder cannot be written to.
      if (note && code !== undefined && code !== 'ENOENT')
        stopped.push({ path: name, bytes: new Uint8Array(), steps: note.steps, states: [], refused: code });
    }
  }
  return { isDone, gone, stopped };
}

/** A change is made in one piece: while this program reads, a note of its own number is that of another, which is gone. */
function isAtWork(root: string, name: string, pid: number, { host }: Note): boolean {
  const file = join(root, name);
  const isYoung = () => timeOnDisk(root) - statSync(file).mtimeMs < longest;
  if (host !== hostname()) return isYoung();
  if (pid === process.pid || !isRunning(pid)) return false;
  if (!isYoung()) return true;
  for (let time = 0; time < times && existsSync(file) && isRunning(pid); time++)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  return existsSync(file) && isRunning(pid);
}

/** Finishes a change, or throws the note of one that needs nothing more away. @returns what stays. */
function settled(root: string, name: string, note: Note | undefined, mayFinish: boolean): StoppedChange[] {
  const file = join(root, name);
  const steps = note?.steps.every((step) => isOfStudy(root, step)) ? note.steps : [];
  const states = steps.map((step) => stateOf(root, step));
  const isFinished = mayFinish && canBeFinished(root, steps, states);
  if (isFinished) {
    for (const [at, step] of steps.entries()) {
      if (states[at] === 'after') continue;
      if ('from' in step) renameSync(join(root, step.from), join(root, step.path));
      else rmSync(join(root, step.path));
    }
  }
  if (steps.length === 0 || isFinished || isSettled(states)) {
    rmSync(file, { force: true });
    return [];
  }
  const bytes = readFileSync(file);
  const path = mayFinish ? `.study-${printOf(bytes).slice(0, 8)}.stopped` : name;
  renameSync(file, join(root, path));
  return [{ path, bytes, steps, states }];
}

function notesIn(root: string): string[] {
  try {
    const entries = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map(({ name }) => name).filter((name) => /^\.study-[0-9a-f]+\.(?:unfinished|stopped)$/.test(name));
  } catch {
    return [];
  }
}
