import type { Metric } from './distances.ts';

interface MasiVariant {
  /** For sets that are equal, one within the other, overlapping, apart. */
  readonly monotonicity?: readonly [number, number, number, number];
  /** Two empty sets agree that nothing applies. */
  readonly bothEmpty?: number;
}

/** Passonneau's weights in exact thirds. NLTK rounds them to .67 and .33, dkpro implements another formula. */
const thirds = [1, 2 / 3, 1 / 3, 0] as const;

/**
 * MASI distance of two sets of codes, 0–1 (Passonneau 2006, LREC): 1 − J·M, J their Jaccard similarity, M 1 where they are
 * equal, 2/3 where one holds the other, 1/3 where they overlap, 0 where they do not.
 * @param a, b codes; one given twice counts once
 */
export function masiDistance<V>(a: readonly V[], b: readonly V[], variant: MasiVariant = {}): number {
  const [left, right] = [new Set(a), new Set(b)];
  if (left.size === 0 && right.size === 0) return variant.bothEmpty ?? 0;
  const shared = [...left].filter((code) => right.has(code)).length;
  const union = left.size + right.size - shared;
  const [equal, within, overlapping, apart] = variant.monotonicity ?? thirds;
  const weight = () => {
    if (shared === union) return equal;
    if (shared === Math.min(left.size, right.size)) return within;
    return shared > 0 ? overlapping : apart;
  };
  return 1 - (shared / union) * weight();
}

/** MASI as a metric of alpha over sets of codes; see `compareCodeSets`. */
export function masiMetric(variant: MasiVariant = {}): Metric<readonly string[]> {
  return (sets) => (c, k) => masiDistance(sets[c] as readonly string[], sets[k] as readonly string[], variant);
}

/** Orders sets of codes, the same in any order of their codes. */
export function compareCodeSets(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a, b].map((set) => JSON.stringify([...new Set(set)].sort())) as [string, string];
  return left < right ? -1 : Number(left > right);
}
