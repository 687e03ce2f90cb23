import type { CodedStudy } from '../model/study.ts';
import { codingPath } from './machine-file.ts';
import type { ReviewQueue } from './review-queue.ts';

/** The files of a study as they lie on disk. */
export interface OnDisk {
  readonly bytes: ReadonlyMap<string, unknown>;
  /** Paths of those in another encoding. */
  readonly foreign: { has(path: string): boolean };
}

/** What can be decided now, and the files for which the rest has to wait. */
export interface Decidable {
  readonly queue: ReviewQueue;
  /** Paths of files that cannot be edited: the coder's where they are broken, any in another encoding. */
  readonly blocked: ReadonlySet<string>;
}

/** Leaves out of a queue what could not be written. */
export function decidable(queue: ReviewQueue, coder: string, coded: CodedStudy, disk: OnDisk): Decidable {
  const { passages } = queue;
  const own = new Set(passages.map(({ source }) => codingPath(coded, source.id, coder)));
  const read = new Set(coded.codingFiles.map(({ path }) => path));
  const suggested = passages.flatMap(({ suggestions }) => suggestions.map(({ path }) => path));
  const blocked = new Set([
    ...[...own].filter((path) => disk.bytes.has(path) && !read.has(path)),
    ...[...own, ...suggested].filter((path) => disk.foreign.has(path)),
  ]);
  const left = passages.filter(
    ({ source, suggestions }) =>
      ![codingPath(coded, source.id, coder), ...suggestions.map(({ path }) => path)].some((path) => blocked.has(path)),
  );
  return { queue: { ...queue, passages: left }, blocked };
}
