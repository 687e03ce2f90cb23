import type { CodebookChange } from './codebook-change.ts';
import type { PageProblem } from './page-report.ts';

/** What goes with the codebook while it is organised; the codes themselves are in the study. */
export interface PageOrganise {
  readonly revision: number;
  /** Of each code: cases, assessed cases and passages, as a report counts them. */
  readonly counts: Readonly<Record<string, { readonly k: number; readonly n: number; readonly segments: number }>>;
  /** Splits whose codings wait to be given to the new codes. */
  readonly splits: readonly PageSplit[];
  /** Newest first. */
  readonly history: readonly PageHistoryEntry[];
  /** Whether this window has something to take back, or to do again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface PageSplit {
  readonly code: string;
  readonly into: readonly string[];
  readonly path: string;
  readonly items: readonly PageSplitItem[];
}

export interface PageSplitItem {
  readonly quote: string;
  readonly against: boolean;
  /** Path of its file of codings. */
  readonly file: string;
  readonly line: number;
  /** What the list says already. */
  readonly to: readonly string[];
}

/** What was done to the codebook, without what taking it back needs. */
export type PageHistoryEntry = Omit<CodebookChange, 'files' | 'place'>;

/** What a change of the codebook would do; nothing is written. */
export interface PagePreview {
  /** Names what it would write: another after any change of the files it has to do with. */
  readonly print: string;
  /** Entries of coding files that get other codes. */
  readonly codings: number;
  readonly files: readonly PageFileChange[];
  /** What readings were limited to, and interviews could not touch, becomes something else. */
  readonly limits: readonly PageLimit[];
  /** Sentences of reports that no longer hold. */
  readonly sentences: readonly PageProblem[];
  readonly warnings: readonly PageProblem[];
  /** Where prose mentions an id that is no more, and is left as it is: `file:line:column`. */
  readonly mentions: readonly string[];
}

export interface PageFileChange {
  readonly path: string;
  readonly change: 'created' | 'changed' | 'moved' | 'removed';
  /** Of a moved file. */
  readonly from?: string;
}

/** A limit before and after, as ids or waves; empty: none. */
export interface PageLimit {
  /** A path, of an answer in a table with its row; of `asked` the code. */
  readonly of: string;
  readonly key: 'only' | 'not_asked' | 'asked';
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The words of a code that are edited in place. */
export interface PageCodeWords {
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: string;
  readonly indicators: readonly string[];
}

/** A change of the codebook that is asked for. */
export type PageOperation =
  | {
      readonly does: 'add';
      readonly label: string;
      readonly id: string;
      readonly definition: string;
      readonly under: string;
    }
  | { readonly does: 'rename'; readonly code: string; readonly id: string; readonly label: string }
  | { readonly does: 'rename-chapter'; readonly chapter: string; readonly id: string; readonly label: string }
  | { readonly does: 'move'; readonly code: string; readonly under: string }
  | { readonly does: 'merge'; readonly codes: readonly string[]; readonly into: string }
  | { readonly does: 'split'; readonly code: string; readonly into: readonly string[]; readonly beside: boolean }
  | { readonly does: 'redistribute'; readonly code: string; readonly given: readonly (readonly string[])[] }
  | { readonly does: 'retire'; readonly code: string }
  | { readonly does: 'undo' };
