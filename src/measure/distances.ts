import type { Rating } from './ratings.ts';

/**
 * A metric of Krippendorff's alpha: how far two values are from each other (squared, for numbers), by their index.
 * @param values ascending
 * @param totals how often each value could be paired
 */
export type Metric<V> = (values: readonly V[], totals: readonly number[]) => (c: number, k: number) => number;

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** The metrics of the levels of measurement (Krippendorff 2018, Content Analysis, 4th ed., ch. 12). */
export const levelMetrics: Readonly<Record<Level, Metric<Rating>>> = {
  nominal: () => (c, k) => Number(c !== k),
  ordinal: (_, totals) => {
    const below: number[] = [0];
    for (const total of totals) below.push((below.at(-1) as number) + total);
    /** The middle of a value's ranks. */
    const middle = (c: number) => (below[c] as number) + (totals[c] as number) / 2;
    return (c, k) => (middle(c) - middle(k)) ** 2;
  },
  interval: (values) => (c, k) => (Number(values[c]) - Number(values[k])) ** 2,
  ratio: (values) => (c, k) => {
    const [a, b] = [Number(values[c]), Number(values[k])];
    return a === b ? 0 : ((a - b) / (a + b)) ** 2;
  },
};

/** A metric given as a matrix of distances, symmetric and 0 on the diagonal, of categories in this order. */
export function matrixMetric(categories: readonly Rating[], distances: readonly (readonly number[])[]): Metric<Rating> {
  return (values) => {
    const at = values.map((value) => categories.indexOf(value));
    return (c, k) => distances[at[c] as number]?.[at[k] as number] as number;
  };
}
