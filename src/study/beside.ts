import { basename, dirname, join } from 'node:path';

/** What the names of files begin with that are written beside others, and of notes of what is to be done with them. */
export const besidePrefix = '.study-';

/** A name that no other file of a study has, nor another program gives: for what is written beside the place of a file. */
export function besideName(number: number): string {
  return `.study-${process.pid}-${number}.tmp`;
}

export function besidePath(place: string, number: number): string {
  return join(dirname(place), besideName(number));
}

/** The number of the program that has written a file beside the place of another; undefined where it is no such file. */
export function writerOf(path: string): number | undefined {
  const pid = /^\.study-(\d+)-\d+\.tmp$/.exec(basename(path))?.[1];
  return pid === undefined ? undefined : Number(pid);
}
