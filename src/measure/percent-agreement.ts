import { greatest } from '../model/extremes.ts';
import { agreementWeights } from './agreement-weights.ts';
import { agreementByUnit, standardError } from './chance-corrected.ts';
import { countCategories, type Ratings } from './ratings.ts';
import { isRefused, type Measured, refuse } from './refusal.ts';
import { mean } from './sum.ts';

export interface PercentAgreement {
  /** Mean over units of the share of pairs of coders that agree, 0–1. */
  readonly pairwise: number;
  /** Of `pairwise`, over units; null below two. */
  readonly se: number | null;
  /** Share of units that all their coders rate alike (within `tolerance`), 0–1. */
  readonly all: number;
  /** Units that two or more coders rated; the others are left out. */
  readonly units: number;
}

/**
 * Agreement as it is seen, not corrected for chance: never to be shown alone. With more than two coders « percent
 * agreement » is ambiguous: both readings are given.
 * @param tolerance of `all`: numeric ratings this far apart still agree
 * @returns refused without units, below two coders, and where no unit was rated twice
 */
export function percentAgreement(ratings: Ratings, tolerance = 0): Measured<PercentAgreement> {
  if (ratings.length === 0) return refuse('empty-input');
  if (greatest(ratings.map((row) => row.length)) < 2) return refuse('fewer-than-two-coders');
  const twice = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 1);
  if (twice.length === 0) return refuse('no-unit-coded-twice');
  const { categories, counts } = countCategories(twice);
  const agreements = agreementByUnit(counts, agreementWeights('identity', [...categories.keys()]));
  if (isRefused(agreements)) return agreements;
  const shares = agreements.filter((agreement) => agreement !== null);
  const pairwise = mean(shares);
  const alike = twice.filter((row) => {
    if (tolerance === 0 || row.some((value) => typeof value !== 'number')) return new Set(row).size === 1;
    const numbers = row as number[];
    return Math.max(...numbers) - Math.min(...numbers) <= tolerance;
  });
  return { pairwise, se: standardError(shares, pairwise), all: alike.length / twice.length, units: twice.length };
}
