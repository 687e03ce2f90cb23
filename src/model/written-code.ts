import type { Span } from './span.ts';

/** A key with its value, as they stand in a file; offsets in the whole file. */
export interface WrittenValue {
  readonly key: Span;
  readonly value: Span;
  /** Nothing stands after the colon. */
  readonly isEmpty: boolean;
  /** Of a list. */
  readonly items?: readonly Span[];
}

/** How a code is written in its theme's file, so that a change can splice; offsets in the whole file. */
export interface WrittenCode {
  /** A theme: `front` matter, or `bare` without any. A sub-theme: keys on lines, `{…}`, or a label alone. */
  readonly form: 'front' | 'bare' | 'block' | 'flow' | 'label';
  /** The lines between the two `---`; of a sub-theme its item of `subthemes`, without the dash. */
  readonly entry: Span;
  readonly keys: Readonly<Record<string, WrittenValue>>;
  /** Where the prose below the front matter begins. */
  readonly bodyStart: number;
}
