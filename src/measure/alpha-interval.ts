import { type BootstrapInterval, bootstrapClusters, type Statistic } from './bootstrap.ts';
import { isRefused, type Measured, type Reason } from './refusal.ts';

/** Of fewer sources a resample repeats too much: the interval comes out too narrow, and may miss the estimate itself. */
export const leastClusters = 10;

export interface AlphaInterval {
  readonly interval: readonly [number, number] | null;
  /** Why there is none. */
  readonly reason?: Reason;
}

/** An alpha of all sources, and how it comes out in a sample of them. */
export interface Estimate {
  readonly alpha: number;
  readonly statistic: Statistic;
}

/**
 * The 95 % intervals of alphas over samples of whole sources (`bootstrapClusters`), or why there is none: fewer than ten
 * sources, or an interval that leaves the estimate out, as samples with repeated sources are more alike than the sources.
 * @param clusters how many sources there are
 */
export function alphaIntervals(
  clusters: number,
  estimates: readonly Estimate[],
  bootstrap: { readonly seed: number; readonly replicates?: number },
): AlphaInterval[] {
  if (clusters < leastClusters) return estimates.map(() => ({ interval: null, reason: 'too-few-documents' }));
  const statistics = estimates.map(({ statistic }) => statistic);
  const drawn = bootstrapClusters(clusters, statistics, bootstrap);
  return estimates.map(({ alpha }, at) => around(alpha, drawn[at] as Measured<BootstrapInterval>));
}

function around(alpha: number, drawn: Measured<BootstrapInterval>): AlphaInterval {
  if (isRefused(drawn)) return { interval: null, reason: drawn.refused };
  const [low, high] = drawn.interval;
  const rounding = 1e-9;
  if (alpha < low - rounding || alpha > high + rounding) return { interval: null, reason: 'estimate-outside' };
  return { interval: drawn.interval };
}
