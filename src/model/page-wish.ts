/** A stretch of a source as it was selected: paragraphs by their number, UTF-16 units of their text. */
export interface PagePassage {
  /** Fingerprint of the text it was selected in. */
  readonly print: string;
  readonly from: { readonly paragraph: number; readonly at: number };
  readonly to: { readonly paragraph: number; readonly at: number };
}

/** A code that does not exist yet. */
export interface PageNewCode {
  readonly label: string;
  readonly definition: string;
  /** Id of the code or the chapter it stands under. */
  readonly under: string;
  readonly reason: string;
}

/** What is written of a passage. */
export interface PageGiven {
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

/** What becomes of a coding; what is absent stays as it is. */
export interface PageWanted {
  readonly codes?: readonly string[];
  readonly against?: readonly string[];
  readonly memo?: string;
  readonly passage?: PagePassage;
  /** The passage ends there, and what follows becomes a coding of its own. */
  readonly splitAt?: { readonly print: string; readonly paragraph: number; readonly at: number };
  readonly remove?: true;
  readonly newCode?: PageNewCode;
}
