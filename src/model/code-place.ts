import type { Span } from './span.ts';

/** A list of ids in a file: which codes a coding has, was limited to, could not touch. */
export interface CodeList {
  readonly file: string;
  readonly key: 'codes' | 'against' | 'only' | 'not_asked';
  readonly items: readonly { readonly value: string; readonly span: Span }[];
  /** It stands in a cell of a table of answers; `otherwise` would hold for its row if the cell were empty. */
  readonly cell?: { readonly otherwise?: CodeList };
}

/** A word of a directive that names a code or a chapter; offsets in the whole file. */
export interface DirectiveWord {
  readonly file: string;
  readonly attribute: string;
  readonly value: string;
  readonly span: Span;
}

/** Every place outside the codebook where a study's files name codes. */
export interface CodePlaces {
  readonly lists: readonly CodeList[];
  readonly words: readonly DirectiveWord[];
}
