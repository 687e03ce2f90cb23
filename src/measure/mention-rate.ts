import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';

/** How often something is said in a document, and how long the document is (in thousands of words, say). */
export interface Mentions {
  readonly mentions: number;
  readonly size: number;
}

export interface MentionRate {
  /** Mentions per unit of size, all documents together. */
  readonly rate: number;
  /** Of the ratio, linearised over documents: mentions cluster in talkative people. Null of one document. */
  readonly se: number | null;
  /** As if every mention were independent: too small, for comparison only. */
  readonly poissonSe: number;
  /** Share of documents with a mention, 0–1. */
  readonly prevalence: number;
}

/**
 * Rate of mentions as a ratio of sums, r = Σy ÷ Σx, with the standard error of a ratio estimator over documents,
 * √(n ÷ (n − 1) · Σ(y − r·x)²) ÷ Σx (Cochran 1977, Sampling Techniques, 3rd ed., ch. 6). Beside it, bootstrap documents.
 * @returns refused without words
 */
export function mentionRate(documents: readonly Mentions[]): Measured<MentionRate> {
  const size = sum(documents.map((document) => document.size));
  if (!(size > 0)) return refuse('empty-input');
  const mentions = sum(documents.map((document) => document.mentions));
  const rate = mentions / size;
  const n = documents.length;
  const residuals = sum(documents.map((document) => (document.mentions - rate * document.size) ** 2));
  return {
    rate,
    se: n < 2 ? null : Math.sqrt((n / (n - 1)) * residuals) / size,
    poissonSe: Math.sqrt(mentions) / size,
    prevalence: documents.filter((document) => document.mentions > 0).length / n,
  };
}
