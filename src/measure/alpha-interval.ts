import { bootstrapClusters } from './bootstrap.ts';
import { isRefused, type Reason } from './refusal.ts';

/** Of fewer sources a resample repeats too much: the interval comes out too narrow, and may miss the estimate itself. */
export const leastClusters = 10;

/**
 * The 95 % interval of an alpha over samples of whole sources (`bootstrapClusters`), or why there is none: fewer than ten
 * sources, or an interval that leaves the estimate out, as samples with repeated sources are more alike than the sources.
 */
export function alphaInterval<C>(
  clusters: readonly C[],
  statistic: (drawn: readonly C[]) => number | null,
  estimate: number,
  bootstrap: { readonly seed: number; readonly replicates?: number },
): { readonly interval: readonly [number, number] | null; readonly reason?: Reason } {
  if (clusters.length < leastClusters) return { interval: null, reason: 'too-few-documents' };
  const drawn = bootstrapClusters(clusters, statistic, bootstrap);
  if (isRefused(drawn)) return { interval: null, reason: drawn.refused };
  const [low, high] = drawn.interval;
  const rounding = 1e-9;
  if (estimate < low - rounding || estimate > high + rounding) return { interval: null, reason: 'estimate-outside' };
  return { interval: drawn.interval };
}
