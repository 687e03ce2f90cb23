import { basename, dirname, join } from 'node:path';
import { thisMachine } from './this-machine.ts';

/** What the names of files begin with that are written beside others, and of notes of what is to be done with them. */
export const besidePrefix = '.study-';

/** A name that no other file of a study has, nor another program gives: for what is written beside the place of a file. */
export function besideName(number: number): string {
  return `.study-${process.pid}-${number}-${thisMachine()}.tmp`;
}

export function besidePath(place: string, number: number): string {
  return join(dirname(place), besideName(number));
}

/** The number of the program that has written a file beside the place of another; undefined where it is no such file. */
export function writerOf(path: string): number | undefined {
  const pid = partsOf(path)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** Whether the writer of such a file runs, or ran, among the programs that this one can ask for. */
export function isOfThisMachine(path: string): boolean {
  return partsOf(path)?.[2] === thisMachine();
}

/** Earlier versions did not name the machine. */
function partsOf(path: string): RegExpExecArray | null {
  return /^\.study-(\d+)-\d+(?:-([0-9a-f]{8}))?\.tmp$/.exec(basename(path));
}
