import { chiSquareUpper } from './normal.ts';
import { type Measured, refuse } from './refusal.ts';
import { unfitWaves, type WaveCount } from './wave-count.ts';

export interface ChiSquare {
  readonly value: number;
  readonly p: number;
  /** With Yates' continuity correction. */
  readonly corrected: { readonly value: number; readonly p: number };
  /** The smallest expected count: below 5, report Fisher's test instead. */
  readonly smallestExpected: number;
}

/**
 * Pearson's χ² of two independent waves (1900, Philos. Mag. 50:157), one degree of freedom.
 * @returns refused where a wave has no case, and where the theme is in all cases or in none
 */
export function chiSquare(first: WaveCount, second: WaveCount): Measured<ChiSquare> {
  const refusal = unfitWaves(first, second);
  if (refusal) return refusal;
  const n = first.n + second.n;
  const k = first.k + second.k;
  if (k === 0 || k === n) return refuse('no-variation');
  const apart = Math.abs(first.k * (second.n - second.k) - second.k * (first.n - first.k));
  const statistic = (distance: number) => (n * distance ** 2) / (k * (n - k) * first.n * second.n);
  const value = statistic(apart);
  const yates = statistic(Math.max(0, apart - n / 2));
  const smallestExpected = (Math.min(k, n - k) * Math.min(first.n, second.n)) / n;
  return { value, p: chiSquareUpper(value), corrected: { value: yates, p: chiSquareUpper(yates) }, smallestExpected };
}
