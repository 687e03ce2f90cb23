import type { PagePiece } from './page-source.ts';

/** How far some coders agree, as `study agree` computes it. */
export interface PageAgreement {
  readonly coders: readonly string[];
  readonly unit: 'paragraph' | 'sentence' | 'character' | 'case';
  readonly base: 'coded' | 'both' | 'all';
  /** How much is in the base, of all that the coders read. */
  readonly n: number;
  readonly of: number;
  /** How many interviews are compared, and ids of those that two of the coders have begun only. */
  readonly sources: number;
  readonly partial: readonly string[];
  /** Over sets of codes: share of the very same, 0–1; alpha with the MASI distance and its interval. */
  readonly percent: number | null;
  readonly alpha: number | null;
  readonly interval: readonly [number, number] | null;
  /** Why there is no alpha, or no interval. */
  readonly reason?: string;
  /** Those that somebody gave, the least agreed first, those too rare to assess after them. */
  readonly codes: readonly PageCodeAgreement[];
}

export interface PageCodeAgreement {
  readonly code: string;
  /** Units in which it is compared. */
  readonly n: number;
  readonly percent: number | null;
  readonly alpha: number | null;
  /** Given in so few units that its coefficients say nothing of the coders. */
  readonly isRare: boolean;
}

/** What is left to settle between some coders, as `study reconcile` asks about it. */
export interface PageDisputes {
  readonly revision: number;
  readonly coders: readonly string[];
  /** Interviews compared that have something to settle, or to take over. */
  readonly sources: readonly PageReconciled[];
  /** By interview and place. */
  readonly disputes: readonly PageDispute[];
  /** Paths of consensus files that cannot be changed as they are: their interviews wait. */
  readonly waits: readonly string[];
  /** Interviews with a complete consensus. */
  readonly complete: number;
  /** Whose codings the study reports, where the consensus is none of them; else empty. */
  readonly reported: readonly string[];
  /** Whether this window has something to take back, or to do again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface PageReconciled {
  readonly source: string;
  /** Places coded alike that the consensus does not have yet. */
  readonly agreed: number;
  /** Places that somebody has settled; and those taken over into the consensus as they were coded alike. */
  readonly settled: number;
  readonly alike: number;
}

/** Passages of several coders that share words and have not the same codes. */
export interface PageDispute {
  /** Names the place as it is coded: another after any change of it. */
  readonly key: string;
  readonly source: string;
  /** Its first words. */
  readonly words: string;
  /** The codes that not all of them gave, in the codebook's order. */
  readonly codes: readonly string[];
  /** By everybody who read the interview, also those who coded nothing here. */
  readonly given: readonly PageGivenBy[];
}

export interface PageGivenBy {
  readonly coder: string;
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly codings: readonly PageGivenCoding[];
}

export interface PageGivenCoding {
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly memo?: string;
  readonly pieces: readonly PagePiece[];
}

/** What becomes of a dispute: as one coder has it, as all have it together, no code, other codes. */
export type PageSettling = 'coder' | 'both' | 'none' | 'codes';
