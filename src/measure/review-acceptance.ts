import { findCode } from '../model/codebook.ts';
import { type LocatedCoding, machines } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';

/** k of n. */
export interface Tally {
  readonly k: number;
  readonly n: number;
}

export interface ReviewAcceptance {
  /** Of the suggestions a person saw before deciding, those accepted. */
  readonly shown: Tally;
  /** Of the suggestions whose passage a person coded before seeing them, those whose code the person gave. */
  readonly blind: Tally;
}

/**
 * How often people agreed with machines where they saw the suggestion first, and where they did not; over all decisions
 * of the study. What was accepted in a batch, unread, is in neither.
 */
export function reviewAcceptance(coded: CodedStudy): ReviewAcceptance {
  const own = machineCodings(coded);
  const blind = own.filter(({ coding }) => coding.review === 'found' || coding.review === 'missed');
  return { shown: tally(own.filter(isShown)), blind: tallyOf(blind, ({ coding }) => coding.review === 'found') };
}

/**
 * Of a machine's suggestions of a code that a person saw and decided, with at least this confidence, those accepted.
 * @param threshold 0–1.
 */
export function acceptedAbove(coded: CodedStudy, code: string, threshold: number, machine?: string): Tally {
  const own = machineCodings(coded).filter(
    ({ coding, coder }) =>
      (machine === undefined || coder === machine) &&
      (coding.confidence ?? -1) >= threshold &&
      coding.codes.some((id) => findCode(coded.codebook, id)?.id === code),
  );
  return tally(own.filter(isShown));
}

function machineCodings(coded: CodedStudy): LocatedCoding[] {
  return coded.codings.filter(({ coder }) => machines.has(coder));
}

function isShown({ coding: { status, review } }: LocatedCoding): boolean {
  return review === undefined && (status === 'accepted' || status === 'rejected');
}

function tally(decided: readonly LocatedCoding[]): Tally {
  return tallyOf(decided, ({ coding }) => coding.status === 'accepted');
}

function tallyOf(codings: readonly LocatedCoding[], fits: (one: LocatedCoding) => boolean): Tally {
  return { k: codings.filter(fits).length, n: codings.length };
}
