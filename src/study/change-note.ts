import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

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

/** What a program is going to do, in this order, and on which machine. */
export interface Note {
  readonly host: string;
  readonly steps: readonly Step[];
}

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

/** Undefined where the note was cut, before anything was done, or is none of ours. @throws what the disk says. */
export function readNote(file: string): Note | undefined {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8'));
    return typeof note.host === 'string' && note.steps.length > 0 && note.steps.every(isStep) ? note : undefined;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall !== undefined) throw cause;
    return undefined;
  }
}

function isStep({ path, from, before, after }: Record<string, unknown>): boolean {
  const isText = (value: unknown) => typeof value === 'string';
  if (from === undefined) return isText(path) && isText(before);
  return isText(path) && isText(from) && isText(after) && (before === undefined || isText(before));
}
