export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The mean; NaN of nothing: ask before. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
