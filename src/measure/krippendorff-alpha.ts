import { greatest } from '../model/extremes.ts';
import { type Coincidences, coincidences } from './coincidences.ts';
import { type Level, levelMetrics, type Metric } from './distances.ts';
import { compareRatings, type Ratings } from './ratings.ts';
import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';

export interface KrippendorffAlpha {
  readonly value: number;
  /** Mean distance of the values paired within units. */
  readonly observed: number;
  /** Mean distance of any two of the values. */
  readonly expected: number;
  /** Units with two or more values. */
  readonly units: number;
  /** How many values could be paired. */
  readonly pairable: number;
}

/**
 * Krippendorff's alpha, 1 − Do ÷ De (2018, Content Analysis, 4th ed., ch. 12), of any number of coders with gaps. A unit
 * with a single value drops out.
 * @param ratings units × coders
 * @param level or a metric; text is ordered by code point
 * @returns refused without units, below two coders, where no unit was rated twice, where all values are alike (never 1),
 * of text on an interval or ratio level, and of negative ratios
 */
export function krippendorffAlpha(
  ratings: Ratings,
  level: Level | Metric<string | number> = 'nominal',
): Measured<KrippendorffAlpha> {
  if (level === 'interval' || level === 'ratio') {
    const lowest = level === 'ratio' ? 0 : Number.NEGATIVE_INFINITY;
    const fits = (value: string | number | null) => value === null || (typeof value === 'number' && value >= lowest);
    if (!ratings.flat().every(fits)) return refuse('not-of-this-level');
  }
  return alphaOf(ratings, typeof level === 'string' ? levelMetrics[level] : level, compareRatings);
}

/** Alpha of values of any kind: numbers, text, sets of codes. */
export function alphaOf<V>(
  units: readonly (readonly (V | null)[])[],
  metric: Metric<V>,
  compare: (a: V, b: V) => number,
): Measured<KrippendorffAlpha> {
  if (units.length === 0) return refuse('empty-input');
  if (greatest(units.map((row) => row.length)) < 2) return refuse('fewer-than-two-coders');
  return alphaOfCoincidences(coincidences(units, compare), metric);
}

/** Alpha of a coincidence matrix: for samples of sources, sum the matrices of the sources. */
export function alphaOfCoincidences<V>(
  { values, matrix, units }: Coincidences<V>,
  metric: Metric<V>,
): Measured<KrippendorffAlpha> {
  const totals = matrix.map(sum);
  const n = sum(totals);
  if (units === 0 || n === 0) return refuse('no-unit-coded-twice');
  const distance = metric(values, totals);
  let [observed, expected] = [0, 0];
  matrix.forEach((row, c) => {
    row.forEach((times, k) => {
      const apart = distance(c, k);
      observed += times * apart;
      // Without itself: a value is not paired with the very same one.
      expected += (totals[c] as number) * ((totals[k] as number) - Number(c === k)) * apart;
    });
  });
  observed /= n;
  expected /= n * (n - 1);
  if (!(expected > 0)) return refuse('no-variation');
  return { value: 1 - observed / expected, observed, expected, units, pairable: n };
}
