import type { PagePiece } from './page-source.ts';
import type { Severity } from './problem.ts';

/** What goes with a report that the page shows; the report itself is a document of its own, `/report`. */
export interface PageReport {
  readonly revision: number;
  readonly problems: readonly PageProblem[];
}

export interface PageProblem {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  /** `file:line:column`; absent where it is of a template that no file holds. */
  readonly place?: string;
}

/** The passages of a code that may be quoted, best first. */
export interface PageVerbatims {
  readonly revision: number;
  /** A former id followed. */
  readonly code: string;
  /** How many there are; `verbatims` are the first of them, then those that are banned. */
  readonly all: number;
  /** The code is given, and in no interview that is read to the end: what it is given for counts nowhere yet. */
  readonly isUnread: boolean;
  readonly verbatims: readonly PageVerbatim[];
  /** Whether this window has something to take back, or to do again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface PageVerbatim {
  /** As a report shows it: abridged, names masked. */
  readonly shown: string;
  readonly translation?: string;
  readonly attribution: string;
  /** Why it stands where it does. */
  readonly reasons: readonly string[];
  /** The entry that says, or would say, whether it is pinned or banned, as it is written. */
  readonly key: string;
  readonly verbatim?: 'pinned' | 'banned';
  /** Id of its source. */
  readonly source: string;
  /** Where it stands there; never empty. */
  readonly pieces: readonly PagePiece[];
}
