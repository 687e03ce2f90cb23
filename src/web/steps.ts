import type { FileUndo } from '../model/codebook-change.ts';

/** A change that was written, so that it can be taken back. */
export interface Step {
  readonly files: readonly FileUndo[];
  /** The source it was made in. */
  readonly source: string;
}

interface Stacks {
  readonly done: Step[];
  readonly undone: Step[];
}

/** More than anybody takes back. */
const most = 500;

/** What each window of the page has changed, newest last, and what it has taken back. */
export class Steps {
  private readonly windows = new Map<string, Stacks>();

  of(window: string): Stacks {
    const known = this.windows.get(window) ?? { done: [], undone: [] };
    this.windows.set(window, known);
    return known;
  }

  /** A new change: what was taken back before can no longer be done again. */
  add(window: string, step: Step): void {
    const { done, undone } = this.of(window);
    done.push(step);
    if (done.length > most) done.shift();
    undone.length = 0;
  }
}
