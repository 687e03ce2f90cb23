import type { CodedStudy } from '../model/study.ts';
import type { OnDisk } from './decidable.ts';
import { codingPath } from './machine-file.ts';
import type { SourceToReconcile } from './reconcile-queue.ts';

/** What can be settled now, and the consensus files for which the rest has to wait. */
export interface Reconcilable {
  readonly queue: readonly SourceToReconcile[];
  /** Paths of files that could not be read, or are in another encoding. */
  readonly blocked: readonly string[];
}

/** Leaves out of a queue the sources whose consensus could not be written. */
export function reconcilable(whole: readonly SourceToReconcile[], coded: CodedStudy, disk: OnDisk): Reconcilable {
  const read = new Set(coded.codingFiles.map(({ path }) => path));
  const pathOf = ({ source }: SourceToReconcile) => codingPath(coded, source.id, 'consensus');
  const isBlocked = (one: SourceToReconcile) => {
    const path = pathOf(one);
    return (disk.bytes.has(path) && !read.has(path)) || disk.foreign.has(path);
  };
  return { queue: whole.filter((one) => !isBlocked(one)), blocked: whole.filter(isBlocked).map(pathOf) };
}
