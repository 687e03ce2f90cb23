import { codeStudy } from '../coding/code-study.ts';
import type { PageChange } from '../model/page-study.ts';
import type { CodedStudy } from '../model/study.ts';
import type { OpenedStudy } from '../study/open.ts';
import { refreshed } from '../study/refresh.ts';
import { applyChanges, type FileChange } from '../study/save.ts';
import { Steps } from './steps.ts';

export interface LiveOptions {
  /** Who codes, where the command was told. */
  readonly coder?: string;
}

/**
 * A study held in memory as it is on disk. What changes there is read again; what the page does is written at once, and
 * only over what was read.
 */
export class LiveStudy {
  private now: OpenedStudy;
  private located: CodedStudy | undefined;
  private changes = 0;
  private readonly listeners = new Set<(change: PageChange) => void>();
  /** What each window can take back. */
  readonly steps = new Steps();

  constructor(
    opened: OpenedStudy,
    readonly options: LiveOptions = {},
  ) {
    this.now = opened;
  }

  get opened(): OpenedStudy {
    return this.now;
  }

  get coded(): CodedStudy {
    this.located ??= codeStudy(this.now.study);
    return this.located;
  }

  /** Counts up with every change, whoever made it. */
  get revision(): number {
    return this.changes;
  }

  /** Reads again what may have changed on disk. @param paths below the study; absent: all of it. */
  refresh(paths?: readonly string[]): void {
    const { opened, changed } = refreshed(this.now, paths);
    if (opened !== this.now) this.become(opened, changed);
  }

  /**
   * Reads again what somebody else has changed. What cannot be read is told to those who listen; the next change is
   * heard all the same.
   * @returns what was thrown, where it could not be read.
   */
  hear(paths?: readonly string[]): { readonly cause: unknown } | undefined {
    try {
      this.refresh(paths);
      return undefined;
    } catch (cause) {
      for (const listener of this.listeners) listener({ revision: this.changes, paths: paths ?? [], isUnread: true });
      return { cause };
    }
  }

  /**
   * Writes changes planned on what is in memory, at once, and never outside the study, whatever links lead there.
   * @param left the study they leave.
   * @throws ChangedOnDisk where what is in memory is no longer on disk.
   */
  write(changes: readonly FileChange[], left: OpenedStudy): void {
    applyChanges(this.now.folder, changes, { links: false });
    const paths = changes.map(({ path }) => path);
    this.become(left, paths);
    // Folders that came with them; and what somebody else may have written since.
    this.refresh(paths);
  }

  /** @returns a function that stops it. */
  listen(listener: (change: PageChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private become(opened: OpenedStudy, paths: readonly string[]): void {
    this.now = opened;
    this.located = undefined;
    this.changes++;
    for (const listener of this.listeners) listener({ revision: this.changes, paths });
  }
}
