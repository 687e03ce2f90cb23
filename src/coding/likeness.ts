import type { SparseVector } from './sparse-vector.ts';

/** Prepares the dot product of a text with many others: only those that share a feature with it cost anything. */
export function likenessTo(others: readonly SparseVector[]): (own: SparseVector) => Float32Array {
  const postings = new Map<number, { readonly other: number; readonly value: number }[]>();
  others.forEach(({ features, values }, other) => {
    features.forEach((feature, i) => {
      const list = postings.get(feature) ?? [];
      postings.set(feature, list);
      list.push({ other, value: values[i] as number });
    });
  });
  return ({ features, values }) => {
    const found = new Float32Array(others.length);
    features.forEach((feature, i) => {
      for (const { other, value } of postings.get(feature) ?? []) {
        found[other] = (found[other] as number) + value * (values[i] as number);
      }
    });
    return found;
  };
}
