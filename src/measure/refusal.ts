/**
 * Why a number has no meaning. Of `no-variation`, `no-units` and `nobody-coded` the input is in order, but the number does
 * not exist (0/0); for the others the measure must not be taken of such input.
 */
export type Reason =
  | 'no-variation'
  | 'no-units'
  | 'nobody-coded'
  | 'empty-input'
  | 'fewer-than-two-coders'
  | 'more-than-two-coders'
  | 'no-unit-coded-twice'
  | 'unequal-raters-per-unit'
  | 'not-of-this-level'
  | 'overlapping-spans'
  | 'different-lengths'
  | 'too-many-units'
  | 'empty-wave'
  | 'word-absent'
  | 'too-few-documents'
  | 'no-replicate'
  | 'estimate-outside'
  | 'invalid-counts';

export interface Refusal {
  readonly refused: Reason;
}

/** What every measure of this folder answers: its result, or why there is none. Never NaN. */
export type Measured<T> = T | Refusal;

export function refuse(reason: Reason): Refusal {
  return { refused: reason };
}

export function isRefused<T>(measured: Measured<T>): measured is Refusal {
  return typeof measured === 'object' && measured !== null && 'refused' in measured;
}
