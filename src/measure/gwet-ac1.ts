import type { AgreementWeights } from './agreement-weights.ts';
import { type Coefficient, chanceCorrected, identityWeights, meanShares } from './chance-corrected.ts';
import type { CategoryCounts } from './ratings.ts';
import type { Measured } from './refusal.ts';
import { sum } from './sum.ts';

/**
 * Gwet's AC1, with weights AC2 (Gwet 2008, Br. J. Math. Stat. Psychol. 61:29; 2014, Handbook, 4th ed., ch. 4–5).
 * Chance: W ÷ (q(q − 1)) · Σ p(1 − p), p the mean share of a category, q their number, W the sum of weights (q for AC1).
 * @param counts units × categories; a category nobody used counts towards q, so give the same columns every time
 * @returns refused below two coders, and where one category is all there is
 */
export function gwetAc1(
  counts: CategoryCounts,
  weights: AgreementWeights = identityWeights(counts),
): Measured<Coefficient> {
  const shares = meanShares(counts);
  const q = shares.length;
  const scale = sum(weights.flat()) / (q * (q - 1));
  return chanceCorrected(counts, weights, {
    expected: scale * sum(shares.map((p) => p * (1 - p))),
    byUnit: counts.map((count) => (scale * sum(count.map((n, k) => n * (1 - (shares[k] as number))))) / sum(count)),
  });
}
