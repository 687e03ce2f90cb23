import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { isStudyFile } from '../parse/is-study-file.ts';
import { parseStudy } from '../parse/study.ts';
import { type FilesRead, type OpenedStudy, readFiles } from './open.ts';

export interface Refreshed {
  readonly opened: OpenedStudy;
  /** What is no longer what it was: changed, new or gone; paths below the study. */
  readonly changed: readonly string[];
}

/**
 * A study as it is on disk now. What was read and has not changed is not parsed again.
 * @param paths what to look at, below the study; absent: all of it. A path that is no file of a study (a folder that came
 *   or went with what is in it) makes it look at all.
 */
export function refreshed(opened: OpenedStudy, paths?: readonly string[]): Refreshed {
  const some = paths && readSome(opened, paths);
  const read = some ?? readFiles(opened.folder);
  const bytes = new Map([...read.bytes].map(([path, now]) => [path, sameBytes(opened.bytes.get(path), now)]));
  const changed = [...new Set([...bytes.keys(), ...opened.bytes.keys()])].filter(
    (path) => bytes.get(path) !== opened.bytes.get(path),
  );
  const isAsBefore = changed.length === 0 && isSameList(read.folders, opened.folders);
  const faultsOf = (problems: readonly Problem[]) => problems.map(({ file, message }) => `${file}\0${message}`);
  const isSameDisk = some !== undefined || isSameList(faultsOf(read.problems), faultsOf(opened.diskProblems));
  if (isAsBefore && isSameDisk) return { opened, changed };
  const study = parseStudy({ name: opened.name, files: bytes, folders: read.folders, unreadable: read.unreadable });
  const problems = [...read.problems, ...study.problems];
  return { opened: { ...opened, ...read, ...study, bytes, problems, diskProblems: read.problems }, changed };
}

/** Undefined where one of the paths has to do with more than itself. */
function readSome(opened: OpenedStudy, paths: readonly string[]): FilesRead | undefined {
  const bytes = new Map(opened.bytes);
  for (const path of paths) {
    if (!isStudyFile(path) || opened.unreadable.length > 0) return undefined;
    const now = readIfThere(join(opened.folder, path));
    if (now === 'unreadable') return undefined;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (now && folder !== '' && !opened.folders.includes(folder)) return undefined;
    if (now) bytes.set(path, now);
    else bytes.delete(path);
  }
  const { folders, stopped, beside, diskProblems } = opened;
  return { bytes, folders: [...folders], unreadable: [], stopped, beside, problems: [...diskProblems] };
}

function readIfThere(absolute: string): Uint8Array | undefined | 'unreadable' {
  try {
    return readFileSync(absolute);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'unreadable';
  }
}

/** The bytes that were read before where nothing has changed: what was made of them is remembered by them. */
function sameBytes(before: Uint8Array | undefined, now: Uint8Array): Uint8Array {
  return before && Buffer.compare(before, now) === 0 ? before : now;
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i]);
}
