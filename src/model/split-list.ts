import type { Place } from './place.ts';
import type { Span } from './span.ts';

/** A coding that waits to be redistributed. */
export interface SplitItem {
  /** Path of its coding file. */
  readonly file: string;
  /** Id of its source, by which the codings of a table of answers are told apart. */
  readonly source?: string;
  readonly quote: string;
  /** The passage speaks against the code. */
  readonly against: boolean;
  /** What a person decided; empty: not yet. */
  readonly to: readonly { readonly id: string; readonly span: Span }[];
  readonly place: Place;
  readonly entry: Span;
}

/** `codebook/split-CODE.yaml`: the codings of a split code, for people to say where each belongs. */
export interface SplitList {
  readonly path: string;
  readonly code: string;
  readonly into: readonly string[];
  readonly items: readonly SplitItem[];
}
