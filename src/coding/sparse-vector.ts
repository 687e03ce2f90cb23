/** The features of a text and what each weighs; features ascend. */
export interface SparseVector {
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** Dot product of two sparse vectors, linear in their lengths. */
export function dot(a: SparseVector, b: SparseVector): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.features.length && j < b.features.length) {
    const order = (a.features[i] as number) - (b.features[j] as number);
    if (order === 0) sum += (a.values[i++] as number) * (b.values[j++] as number);
    else if (order < 0) i++;
    else j++;
  }
  return sum;
}

/** The weighted sum of sparse vectors, brought to length 1; without length where the sum has none. */
export function unitSum(terms: readonly { readonly vector: SparseVector; readonly weight: number }[]): SparseVector {
  const sums = new Map<number, number>();
  for (const { vector, weight } of terms) {
    vector.features.forEach((feature, i) => {
      sums.set(feature, (sums.get(feature) ?? 0) + weight * (vector.values[i] as number));
    });
  }
  const features = Int32Array.from(sums.keys()).sort();
  const length = Math.sqrt([...sums.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  return { features, values: Float32Array.from(features, (feature) => (sums.get(feature) as number) / length) };
}
