/** How often each two values met within units. Sums of two are the coincidences of both sets of units together. */
export interface Coincidences<V> {
  /** In ascending order. */
  readonly values: readonly V[];
  /** Symmetric; the row of a value sums to how often it could be paired. */
  readonly matrix: readonly (readonly number[])[];
  /** Units with two or more values. */
  readonly units: number;
}

/**
 * Krippendorff's coincidence matrix (2018, Content Analysis, 4th ed., ch. 12): each ordered pair of values in a unit of m
 * counts 1/(m − 1); a unit with one value cannot be paired and drops out.
 * @param units one row a unit, one column a coder; null is missing
 * @param compare orders the values; equal are those for which it is 0
 */
export function coincidences<V>(
  units: readonly (readonly (V | null)[])[],
  compare: (a: V, b: V) => number,
): Coincidences<V> {
  const rows = units.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 1);
  const sorted = rows.flat().sort(compare);
  const values = sorted.filter((value, i) => i === 0 || compare(sorted[i - 1] as V, value) !== 0);
  const matrix = values.map(() => new Array<number>(values.length).fill(0));
  for (const row of rows) {
    const at = row.map((value) => indexOf(values, value, compare));
    for (const [i, c] of at.entries()) {
      for (const [j, k] of at.entries()) {
        const line = matrix[c] as number[];
        if (i !== j) line[k] = (line[k] as number) + 1 / (row.length - 1);
      }
    }
  }
  return { values, matrix, units: rows.length };
}

function indexOf<V>(sorted: readonly V[], value: V, compare: (a: V, b: V) => number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as V, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
