import type { AgreementWeights } from './agreement-weights.ts';
import { type Coefficient, chanceAgreement, chanceCorrected, identityWeights, meanShares } from './chance-corrected.ts';
import type { CategoryCounts } from './ratings.ts';
import { isRefused, type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';

export interface FleissKappa extends Coefficient {
  /** Under the hypothesis of chance agreement only (Fleiss, Nee & Landis 1979); null with weights or unequal raters. */
  readonly z: number | null;
  /** Kappa of each category against all others, in their order; null where it never or always occurs. */
  readonly byCategory: readonly (number | null)[];
}

interface FleissOptions {
  readonly weights?: AgreementWeights;
  /** Gwet's generalisation to units with unequal numbers of raters, instead of a refusal. */
  readonly unequal?: boolean;
}

/**
 * Fleiss' kappa (Fleiss 1971, Psychol. Bull. 76:378): coders need not be the same from unit to unit, but as many.
 * Chance: Σ p², p the mean share of a category. The standard error is the unconditional one of Gwet 2014.
 * @param counts units × categories
 * @returns refused below two coders, where their numbers differ (unless `unequal`), and where one category is all there is
 */
export function fleissKappa(counts: CategoryCounts, options: FleissOptions = {}): Measured<FleissKappa> {
  const raters = counts.map(sum);
  const [m = 0] = raters;
  if (raters.length > 0 && raters.every((number) => number < 2)) return refuse('fewer-than-two-coders');
  const equal = raters.every((number) => number === m);
  if (!equal && !options.unequal) return refuse('unequal-raters-per-unit');
  const weights = options.weights ?? identityWeights(counts);
  const shares = meanShares(counts);
  const byCategory = shares.map((_, k) => chanceAgreement(unitVector(shares.length, k), shares, weights));
  const coefficient = chanceCorrected(counts, weights, {
    expected: chanceAgreement(shares, shares, weights),
    byUnit: counts.map((count, i) => sum(count.map((n, k) => (n * (byCategory[k] as number)) / (raters[i] as number)))),
  });
  if (isRefused(coefficient)) return coefficient;
  const z = equal && !options.weights ? coefficient.value / nullError(shares, counts.length, m) : null;
  return { ...coefficient, z, byCategory: kappaByCategory(counts, shares, raters) };
}

function unitVector(length: number, at: number): number[] {
  return Array.from({ length }, (_, k) => Number(k === at));
}

function nullError(shares: readonly number[], n: number, m: number): number {
  const spread = sum(shares.map((p) => p * (1 - p)));
  const skew = sum(shares.map((p) => p * (1 - p) * (1 - 2 * p)));
  return Math.sqrt((2 * (spread * spread - skew)) / (n * m * (m - 1))) / spread;
}

function kappaByCategory(
  counts: CategoryCounts,
  shares: readonly number[],
  raters: readonly number[],
): (number | null)[] {
  const rated = raters.filter((m) => m > 1).length;
  return shares.map((p, k) => {
    if (p <= 0 || p >= 1) return null;
    const split = counts.map((count, i) => {
      const [times, m] = [count[k] as number, raters[i] as number];
      return m < 2 ? 0 : (times * (m - times)) / (m * (m - 1));
    });
    return 1 - sum(split) / (rated * p * (1 - p));
  });
}
