import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { isForeignFile, isForeignFolder } from '../study/foreign-file.ts';
import { type Call, UsageError } from './command.ts';

/**
 * Refuses, before any work, to write a file where none can be written, or where one is without `--force`.
 * @param worked what may be lost with a file that is there, for the sentence.
 */
export function refusePlace(call: Call, file: string, worked = ''): void {
  const path = resolve(call.cwd, file);
  if (isForeignFolder(path)) throw new UsageError(`${file} is a folder. Name a file.`);
  refuseBelowFile(call, file);
  if (isForeignFile(path) && !call.options.force)
    throw new UsageError(`${file} is there already${worked}. Name another, or add --force.`);
}

/** Refuses a path that leads through a file as if it were a folder. */
export function refuseBelowFile(call: Call, file: string): void {
  let above = dirname(resolve(call.cwd, file));
  while (!isForeignFile(above) && !isForeignFolder(above) && dirname(above) !== above) above = dirname(above);
  if (!isForeignFile(above)) return;
  const named = isAbsolute(file) ? above : relative(call.cwd, above);
  throw new UsageError(`${file} cannot be written: ${named} is a file and no folder. Name another place.`);
}
