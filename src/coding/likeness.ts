import type { SparseVector } from './sparse-vector.ts';

/** Prepares the dot product of a text with many others: only those that share a feature with it cost anything. */
export function likenessTo(others: readonly SparseVector[]): (own: SparseVector) => Float32Array {
  const { from, of, values: weights } = postings(others);
  return ({ features, values }) => {
    const found = new Float32Array(others.length);
    features.forEach((feature, i) => {
      const value = values[i] as number;
      const end = from[feature + 1] ?? 0;
      for (let at = from[feature] ?? 0; at < end; at++) {
        const other = of[at] as number;
        found[other] = (found[other] as number) + (weights[at] as number) * value;
      }
    });
    return found;
  };
}

/** What each feature is of, and what it weighs there: from `from[feature]` on to the next one's. */
function postings(others: readonly SparseVector[]): { from: Int32Array; of: Int32Array; values: Float32Array } {
  const highest = others.reduce((most, { features }) => Math.max(most, features.at(-1) ?? -1), -1);
  const from = new Int32Array(highest + 2);
  for (const { features } of others)
    for (const feature of features) from[feature + 1] = (from[feature + 1] as number) + 1;
  for (let feature = 0; feature <= highest; feature++)
    from[feature + 1] = (from[feature + 1] as number) + (from[feature] as number);
  const next = from.slice();
  const of = new Int32Array(from[highest + 1] as number);
  const values = new Float32Array(of.length);
  others.forEach((vector, other) => {
    vector.features.forEach((feature, i) => {
      const at = next[feature] as number;
      of[at] = other;
      values[at] = vector.values[i] as number;
      next[feature] = at + 1;
    });
  });
  return { from, of, values };
}
