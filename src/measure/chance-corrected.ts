import type { AgreementWeights } from './agreement-weights.ts';
import { type CategoryCounts, unfitCounts } from './ratings.ts';
import { isRefused, type Measured, refuse } from './refusal.ts';
import { mean, sum } from './sum.ts';

/** A coefficient of the form (observed − expected) ÷ (1 − expected). */
export interface Coefficient {
  readonly value: number;
  /** Weighted agreement within units that two or more coders rated, 0–1. */
  readonly observed: number;
  /** Agreement expected by chance, 0–1. */
  readonly expected: number;
  /** Units taken as drawn from an infinite population, divisor n(n − 1); null below two units. */
  readonly se: number | null;
  /** Units that two or more coders rated. */
  readonly units: number;
}

/** What a coefficient takes chance to be: overall, and what each unit says of it (the mean of which is the former). */
export interface Chance {
  readonly expected: number;
  readonly byUnit: readonly number[];
}

/**
 * Agreement of any number of coders corrected for chance, with its linearised standard error
 * (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 2, 5 and appendix; as R's irrCAC does it).
 * Units rated once count towards chance, not towards agreement.
 * @param chance of units × categories without empty rows
 */
export function chanceCorrected(
  counts: CategoryCounts,
  weights: AgreementWeights,
  chance: Chance,
): Measured<Coefficient> {
  const agreements = agreementByUnit(counts, weights);
  if (isRefused(agreements)) return agreements;
  if (!varies(counts) || 1 - chance.expected < 1e-12) return refuse('no-variation');
  const rated = agreements.filter((agreement) => agreement !== null);
  const observed = mean(rated);
  const { expected } = chance;
  const value = (observed - expected) / (1 - expected);
  const scale = counts.length / rated.length;
  const said = agreements.map((agreement, i) => {
    const own = agreement === null ? 0 : (scale * (agreement - expected)) / (1 - expected);
    return own - (2 * (1 - value) * ((chance.byUnit[i] as number) - expected)) / (1 - expected);
  });
  return { value, observed, expected, se: standardError(said, value), units: rated.length };
}

/** Each unit's share of agreeing pairs of coders; null where fewer than two rated it. */
export function agreementByUnit(counts: CategoryCounts, weights: AgreementWeights): Measured<(number | null)[]> {
  const refusal = unfitCounts(counts);
  if (refusal) return refusal;
  const agreements = counts.map((count) => {
    const raters = sum(count);
    if (raters < 2) return null;
    const agreeing = sum(
      count.map((times, k) => times * (sum(count.map((other, l) => (weights[k]?.[l] as number) * other)) - 1)),
    );
    return agreeing / (raters * (raters - 1));
  });
  if (agreements.some((agreement) => agreement !== null)) return agreements;
  return refuse('no-unit-coded-twice');
}

/** Mean share of each category over the units, each unit counting once. */
export function meanShares(counts: CategoryCounts): number[] {
  const raters = counts.map(sum);
  return (counts[0] ?? []).map((_, k) => mean(counts.map((count, i) => (count[k] as number) / (raters[i] as number))));
}

function varies(counts: CategoryCounts): boolean {
  return (counts[0] ?? []).filter((_, k) => counts.some((count) => (count[k] as number) > 0)).length > 1;
}

export function standardError(values: readonly number[], centre: number): number | null {
  const n = values.length;
  if (n < 2) return null;
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (n * (n - 1)));
}

/** The weighted product of two lists of shares: the chance that two independent draws agree. */
export function chanceAgreement(a: readonly number[], b: readonly number[], weights: AgreementWeights): number {
  return sum(a.map((share, k) => share * sum(b.map((other, l) => (weights[k]?.[l] as number) * other))));
}

/** Weights where nothing else is said: categories agree with themselves only. */
export function identityWeights(counts: CategoryCounts): AgreementWeights {
  const categories = counts[0] ?? [];
  return categories.map((_, k) => categories.map((_, l) => Number(k === l)));
}
