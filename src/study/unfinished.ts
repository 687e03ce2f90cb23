import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { writerOf } from './beside.ts';
import { isBelow } from './is-below.ts';
import { isRunning } from './is-running.ts';
import { timeOnDisk } from './memory-folder.ts';
import { printOf } from './print-of.ts';

/** A file that is to be put in its place, or is to go. */
export type Step = Written | Going;

interface Written {
  /** Below the study. */
  readonly path: string;
  /** What takes its place, written beside it. */
  readonly from: string;
  /** SHA-256 of what it held; absent: there was none. */
  readonly before?: string;
  /** SHA-256 of what it is to hold. */
  readonly after: string;
}

interface Going {
  readonly path: string;
  readonly before: string;
}

/** What a program is going to do, and on which machine. */
interface Note {
  readonly host: string;
  readonly steps: readonly Step[];
}

/** A change takes less; whether a program of another machine still runs cannot be asked. In milliseconds. */
const longest = 60_000;

/**
 * Notes what is going to be done to several files: a program that is killed in the middle leaves it for the next to finish.
 * @returns takes the note away; nothing is noted where nothing is to be done, or can be written.
 */
export function noteSteps(root: string, steps: readonly Step[]): () => void {
  if (steps.length === 0) return () => undefined;
  const file = join(root, `.study-${process.pid}.unfinished`);
  const note: Note = { host: hostname(), steps };
  try {
    // A link that lies there is not followed.
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(note), { flag: 'wx', flush: true, mode: 0o600 });
  } catch {
    return () => undefined;
  }
  return () => rmSync(file, { force: true });
}

/**
 * Finishes what programs that were killed have left half done, unless somebody has changed one of the files since.
 * @returns whether nothing is left to finish: what is written beside files is nobody's any more.
 */
export function finishSteps(root: string): boolean {
  let isDone = true;
  for (const name of namesIn(root)) {
    const pid = /^\.study-(\d+)\.unfinished$/.exec(name)?.[1];
    if (pid === undefined) continue;
    try {
      const note = noteIn(readFileSync(join(root, name), 'utf8'));
      if (note && isAtWork(root, name, Number(pid), note)) isDone = false;
      else {
        if (note) finish(root, note.steps);
        rmSync(join(root, name), { force: true });
      }
    } catch {
      // Another run does the same, a file is in use, or the folder cannot be written to.
      isDone = false;
    }
  }
  return isDone;
}

/** None where the note was cut: nothing was done yet. */
function noteIn(text: string): Note | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A change is made in one piece: while this program reads, a note of its own number is that of another, which is gone. */
function isAtWork(root: string, name: string, pid: number, { host }: Note): boolean {
  if (host === hostname()) return pid !== process.pid && isRunning(pid);
  return timeOnDisk(root) - statSync(join(root, name)).mtimeMs < longest;
}

function finish(root: string, steps: readonly Step[]): void {
  const states = steps.map((step) => (isOfStudy(root, step) ? stateOf(root, step) : undefined));
  if (states.includes(undefined)) return;
  for (const [at, step] of steps.entries()) {
    if (states[at] === 'done') continue;
    if ('from' in step) renameSync(join(root, step.from), join(root, step.path));
    else rmSync(join(root, step.path));
  }
}

/** A note may come from elsewhere, as a study does. */
function isOfStudy(root: string, step: Step): boolean {
  const isBeside =
    !('from' in step) || (dirname(step.from) === dirname(step.path) && writerOf(step.from) !== undefined);
  return isBeside && isBelow(root, join(root, step.path));
}

/** Undefined where a file is neither as it was nor as it is to be, or what it is to hold is gone. */
function stateOf(root: string, step: Step): 'left' | 'done' | undefined {
  const now = printAt(root, step.path);
  if (!('from' in step)) return now === undefined ? 'done' : now === step.before ? 'left' : undefined;
  if (now === step.after) return 'done';
  return now === step.before && printAt(root, step.from) === step.after ? 'left' : undefined;
}

function printAt(root: string, path: string): string | undefined {
  return existsSync(join(root, path)) ? printOf(readFileSync(join(root, path))) : undefined;
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root);
  } catch {
    return [];
  }
}
