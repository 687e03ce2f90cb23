/** A stretch of a source as it was selected: paragraphs by their number, UTF-16 units of their text. */
export interface PagePassage {
  /** Fingerprint of the text it was selected in. */
  readonly print: string;
  readonly from: { readonly paragraph: number; readonly at: number };
  readonly to: { readonly paragraph: number; readonly at: number };
}

/** What every wish says: which window asks, and whose codings it shows. */
export interface PageWish {
  readonly window: string;
  readonly source: string;
  readonly coders: readonly string[];
}

/** A code that does not exist yet. */
export interface PageNewCode {
  readonly label: string;
  readonly definition: string;
  /** Id of the code or the chapter it stands under. */
  readonly under: string;
  readonly reason: string;
}

/** Gives a passage codes. */
export interface PageCodeWish extends PageWish {
  readonly coder: string;
  readonly passage: PagePassage;
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly memo: string;
  readonly newCode?: PageNewCode;
}

/** What a window believes a coding to be. */
export interface PageSeen {
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly memo: string;
  readonly quote: string;
}

/** Changes a coding; what is absent stays as it is. */
export interface PageChangeWish extends PageWish {
  readonly coder: string;
  readonly key: string;
  /** Shown again where the file says something else by now. */
  readonly seen: PageSeen;
  readonly codes?: readonly string[];
  readonly against?: readonly string[];
  readonly memo?: string;
  readonly passage?: PagePassage;
  /** The passage ends there, and what follows becomes a coding of its own. */
  readonly splitAt?: { readonly print: string; readonly paragraph: number; readonly at: number };
  readonly remove?: true;
  readonly newCode?: PageNewCode;
}

/** Sets whether an interview was read to the end. */
export interface PageReadingWish extends PageWish {
  readonly coder: string;
  readonly status: 'complete' | 'partial';
}
