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

/** A passage that is read before what is suggested for it is seen. */
export interface PageBlindPassage {
  /** Names the passage, and nothing of what is suggested there. */
  readonly key: string;
  readonly source: string;
  readonly blind: true;
  readonly pieces: readonly PagePiece[];
}

/** Which suggestions are asked about, and in what order; what is absent does not matter. */
export interface PageSift {
  /** A code, and those below it. */
  readonly code?: string;
  readonly source?: string;
  readonly machine?: string;
  /** Confidence of at least, and below, 0–1; suggestions without one are left out. */
  readonly least?: number;
  readonly below?: number;
  readonly order?: 'useful' | 'code' | 'source' | 'confidence';
  /** Share of the passages that are read before their suggestions are seen, 0–1. */
  readonly blind?: number;
}

/** k of n. */
interface PageTally {
  readonly k: number;
  readonly n: number;
}

/** The suggestions of one code. */
export interface PageReviewCode {
  readonly code: string;
  readonly open: number;
  /** Keys of those that are at least as sure as was asked. */
  readonly sure: readonly string[];
  /** Of those that sure which a person decided one by one, those accepted. */
  readonly right: PageTally;
}

/** What is to be reviewed, in the order it is asked about. */
export interface PageReview {
  readonly revision: number;
  readonly suggestions: readonly (PageSuggestion | PageBlindPassage)[];
  /** Suggestions that are open, whatever is sifted. */
  readonly open: number;
  /** Codes with suggestions, in the codebook's order. */
  readonly codes: readonly PageReviewCode[];
  /** Suggestions the coder has given already. */
  readonly known: number;
  /** In the whole study. */
  readonly accepted: number;
  readonly rejected: number;
  /** Of the suggestions seen before they were decided, those accepted; of those read blind, those given. */
  readonly shown: PageTally;
  readonly blind: PageTally;
  /** After a passage was read blind: of what is suggested there, what was given. */
  readonly found?: PageTally;
  /** Whose codings the study reports, where the reviewer is none of them; else empty. */
  readonly reported: readonly string[];
  /** Paths of files that cannot be changed as they are: what is suggested there waits. */
  readonly waits: readonly string[];
  /** Whether this window has something to take back, or to do again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What becomes of a suggestion; `batch` accepts several, unread; `blind` gives a passage codes, or none, unseen. */
export type PageDecision = 'accept' | 'reject' | 'against' | 'change' | 'batch' | 'blind';
