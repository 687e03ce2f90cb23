import type { PagePiece } from './page-source.ts';

/** What a machine suggests and nobody has decided. */
export interface PageSuggestion {
  /** Names the entry as it is written: another after any change of it. */
  readonly key: string;
  readonly source: string;
  /** Place of its entry. */
  readonly file: string;
  readonly line: number;
  readonly machine: string;
  /** Ids, aliases followed; never empty. */
  readonly codes: readonly string[];
  /** 0–1; absent where nothing is known of how often the machine is right. */
  readonly confidence?: number;
  /** The words behind it. */
  readonly because?: string;
  /** The passage; those of one passage follow each other. */
  readonly pieces: readonly PagePiece[];
}

/** The suggestions of one code. */
export interface PageReviewCode {
  readonly code: string;
  readonly open: number;
  /** Keys of those that are at least as sure as was asked. */
  readonly sure: readonly string[];
  /** Of those that sure which a person decided one by one, those accepted. */
  readonly right: { readonly k: number; readonly n: number };
}

/** What is to be reviewed, the most useful first. */
export interface PageReview {
  readonly revision: number;
  readonly suggestions: readonly PageSuggestion[];
  /** Codes with suggestions, in the codebook's order. */
  readonly codes: readonly PageReviewCode[];
  /** Suggestions the coder has given already. */
  readonly known: number;
  /** In the whole study. */
  readonly accepted: number;
  readonly rejected: number;
  /** Paths of files that cannot be changed as they are: what is suggested there waits. */
  readonly waits: readonly string[];
  /** Whether this window has something to take back, or to do again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What becomes of a suggestion; `batch` accepts several, unread. */
export type PageDecision = 'accept' | 'reject' | 'against' | 'change' | 'batch';
