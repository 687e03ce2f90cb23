import { logHypergeometricLower, logHypergeometricUpper } from './hypergeometric.ts';
import { type Measured, refuse } from './refusal.ts';

export interface LafonSpecificity {
  /** P(X ≥ k) of what is said more than expected, P(X ≤ k) of what is said less. */
  readonly p: number;
  /** 1: as often as expected or more; −1: less. */
  readonly sign: 1 | -1;
  /** sign · −log10 p: beyond ±2 or ±3 a word is specific to the part. */
  readonly score: number;
}

interface WordInPart {
  /** Occurrences of the word in the part. */
  readonly k: number;
  /** Its occurrences in all parts: of 1, nothing can be specific. */
  readonly frequency: number;
  /** Words of the part, and of all parts. */
  readonly part: number;
  readonly total: number;
}

/**
 * Spécificités of a word in a part of a corpus (Lafon 1980, Mots 1:127–165): the hypergeometric chance of seeing it as often
 * or oftener, or as seldom or more seldom.
 * @returns refused of an empty part and of a word that is nowhere
 */
export function lafonSpecificity({ k, frequency, part, total }: WordInPart): Measured<LafonSpecificity> {
  if (part <= 0 || total <= 0) return refuse('empty-wave');
  if (k < 0 || k > Math.min(frequency, part) || frequency - k > total - part) return refuse('invalid-counts');
  if (frequency === 0) return refuse('word-absent');
  const urn = { marked: frequency, drawn: part, total };
  const sign = k >= (frequency * part) / total ? 1 : -1;
  const log = sign === 1 ? logHypergeometricUpper(k, urn) : logHypergeometricLower(k, urn);
  const magnitude = -log / Math.LN10;
  return { p: Math.exp(log), sign, score: magnitude === 0 ? 0 : sign * magnitude };
}
