import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isBelow } from './is-below.ts';
import { isRunning } from './is-running.ts';
import { isBeside } from './walk-study.ts';

/** A file that is to be put in its place, or is to go. */
export interface Step {
  /** Below the study. */
  readonly path: string;
  /** What takes its place, written beside it; absent: it goes. */
  readonly from?: string;
  /** SHA-256 of what it held; absent: there was none. */
  readonly before?: string;
}

export function stepPrint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Notes what is going to be done to several files: a program that is killed in the middle leaves it for the next to finish.
 * @returns takes the note away; nothing is noted where nothing is to be done, or can be written.
 */
export function noteSteps(root: string, steps: readonly Step[]): () => void {
  if (steps.length === 0) return () => undefined;
  const file = join(root, `.study-${process.pid}.unfinished`);
  try {
    writeFileSync(file, JSON.stringify(steps), { flush: true, mode: 0o600 });
  } catch {
    return () => undefined;
  }
  return () => rmSync(file, { force: true });
}

/** Finishes what programs that were killed have left half done, unless somebody has changed one of the files since. */
export function finishSteps(root: string): void {
  for (const name of namesIn(root)) {
    const pid = /^\.study-(\d+)\.unfinished$/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      finish(root, stepsIn(readFileSync(join(root, name), 'utf8')));
      rmSync(join(root, name), { force: true });
    } catch {
      // Another run does the same, or the folder cannot be written to.
    }
  }
}

/** None where the note was cut: nothing was done yet. */
function stepsIn(note: string): Step[] {
  try {
    return JSON.parse(note);
  } catch {
    return [];
  }
}

function finish(root: string, steps: readonly Step[]): void {
  const left = steps.filter(({ path, from }) => existsSync(join(root, from ?? path)));
  if (!left.every((step) => isOfStudy(root, step) && isAsBefore(root, step))) return;
  for (const { path, from } of left) {
    if (from === undefined) rmSync(join(root, path));
    else renameSync(join(root, from), join(root, path));
  }
}

/** A note may come from elsewhere, as a study does. */
function isOfStudy(root: string, { path, from }: Step): boolean {
  const isNamed = from === undefined || (dirname(from) === dirname(path) && isBeside(basename(from)));
  return isNamed && isBelow(root, join(root, path));
}

function isAsBefore(root: string, { path, before }: Step): boolean {
  const file = join(root, path);
  if (before === undefined) return !existsSync(file);
  return existsSync(file) && stepPrint(readFileSync(file)) === before;
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root);
  } catch {
    return [];
  }
}
