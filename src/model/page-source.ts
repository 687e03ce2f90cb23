import type { Located } from './coding.ts';
import type { Consent } from './source.ts';
import type { SpokenLanguage } from './spoken.ts';

/** A stretch of one paragraph: its number in the source, from 0, and UTF-16 units of its text. */
export interface PagePiece {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
}

/** A transcript as the page of `study open` gets it: text as a reader sees it, never markup. */
export interface PageSource {
  readonly id: string;
  readonly path: string;
  readonly language: SpokenLanguage;
  readonly consent: Consent;
  /** Fingerprint of the text: what a selection is about. */
  readonly print: string;
  readonly turns: readonly PageTurn[];
  /** What the interviewee took back. */
  readonly withdrawn: readonly PagePiece[];
}

export interface PageTurn {
  readonly speaker?: string;
  readonly asks: boolean;
  readonly time?: string;
  readonly paragraphs: readonly PageParagraph[];
}

export interface PageParagraph {
  readonly kind: 'paragraph' | 'heading';
  readonly text: string;
  /** Where its sentences begin and end, in turn. */
  readonly sentences: readonly number[];
}

/** One coding of a source. */
export interface PageCoding {
  /** Names the entry as it is written: another after any change of it. */
  readonly key: string;
  readonly coder: string;
  /** Place of its entry. */
  readonly file: string;
  readonly line: number;
  readonly quote: string;
  /** Former ids followed; an id the codebook does not have as written. */
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly memo?: string;
  readonly date?: string;
  readonly from?: string;
  /** Of a machine's. */
  readonly status?: 'suggested' | 'accepted' | 'rejected';
  readonly located: Located | 'orphan';
  /** Empty where it was not found, or points at no respondent's words. */
  readonly pieces: readonly PagePiece[];
}

/** The codings of a source by the coders asked for. */
export interface PageCodings {
  readonly source: string;
  readonly revision: number;
  readonly codings: readonly PageCoding[];
  /** Faults for which a file of the source could not be read, as `check` prints them. */
  readonly faults: readonly string[];
  /** Of each code, its own codings: in this source, and in all. */
  readonly counts: Readonly<Record<string, { readonly here: number; readonly all: number }>>;
  /** Whether this window has something to take back, or to do again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}
