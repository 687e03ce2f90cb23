import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writerOf } from './beside.ts';
import type { Step } from './change-note.ts';
import { isBelow } from './is-below.ts';
import { printOf } from './print-of.ts';

/** A file is as it was before a change, as it is to be after, or somebody has made something else of it. */
export type StepState = 'before' | 'after' | 'edited';

/** @throws what the disk says where a file cannot be read. */
export function stateOf(root: string, step: Step): StepState {
  const now = printAt(root, step.path);
  if (now === ('from' in step ? step.after : undefined)) return 'after';
  return now === step.before ? 'before' : 'edited';
}

/** Whether what is still to be done can be: what takes a place lies whole beside it, and nobody has edited a file. */
export function canBeFinished(root: string, steps: readonly Step[], states: readonly StepState[]): boolean {
  return steps.every((step, at) => {
    if (states[at] === 'after') return true;
    return states[at] === 'before' && (!('from' in step) || printAt(root, step.from) === step.after);
  });
}

/**
 * Whether a change that will not be finished is as good as never begun, or done. Its steps are taken in their order: what
 * was edited is not the change's where the first file is as it was, nor lacks it where the last is as it is to be.
 */
export function isSettled(states: readonly StepState[]): boolean {
  const isBack = !states.includes('after') && states[0] === 'before';
  const isWhole = !states.includes('before') && states.at(-1) === 'after';
  return isBack || isWhole;
}

/** A note may come from elsewhere, as a study does. */
export function isOfStudy(root: string, step: Step): boolean {
  const isBeside =
    !('from' in step) || (dirname(step.from) === dirname(step.path) && writerOf(step.from) !== undefined);
  return isBeside && isBelow(root, join(root, step.path));
}

function printAt(root: string, path: string): string | undefined {
  return existsSync(join(root, path)) ? printOf(readFileSync(join(root, path))) : undefined;
}
