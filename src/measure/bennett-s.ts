import type { AgreementWeights } from './agreement-weights.ts';
import { type Coefficient, chanceCorrected, identityWeights } from './chance-corrected.ts';
import type { CategoryCounts } from './ratings.ts';
import type { Measured } from './refusal.ts';
import { sum } from './sum.ts';

/**
 * Bennett, Alpert & Goldstein's S (1954, Public Opin. Q. 18:303): every category is as likely by chance, 1/q. The same as
 * Brennan & Prediger's kappa, Randolph's free-marginal kappa and, for two categories, PABAK.
 * @param counts units × categories; the number of columns is q, whether used or not
 * @returns refused below two coders, and where one category is all there is
 */
export function bennettS(
  counts: CategoryCounts,
  weights: AgreementWeights = identityWeights(counts),
): Measured<Coefficient> {
  const q = weights.length;
  const expected = sum(weights.flat()) / (q * q);
  return chanceCorrected(counts, weights, { expected, byUnit: counts.map(() => expected) });
}
