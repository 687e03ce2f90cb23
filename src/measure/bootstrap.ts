import { quantile } from './quantile.ts';
import { type Measured, refuse } from './refusal.ts';
import { randomBelow, seededRandom } from './seeded-random.ts';

export interface BootstrapInterval {
  /** Percentile interval of the replicates that have a value. */
  readonly interval: readonly [number, number];
  /** How many replicates were drawn, and how many of them the statistic has no value of (of no variation, say). */
  readonly replicates: number;
  readonly undefined: number;
  readonly seed: number;
}

interface BootstrapOptions {
  readonly seed: number;
  readonly replicates?: number;
  readonly level?: number;
}

/**
 * Percentile bootstrap (Efron 1979, Ann. Stat. 7:1): samples with replacement of whole clusters, the sources of a study, not
 * the units within, which depend on each other. The same seed gives the same interval.
 * @param clusters what each source says: its units, or sums that add up (coincidences, counts)
 * @param statistic of the drawn clusters, a list that the next replicate fills again; null where it has no value
 * @returns refused below two clusters, and where more than half of the replicates have no value
 */
export function bootstrapClusters<C>(
  clusters: readonly C[],
  statistic: (drawn: readonly C[]) => number | null,
  { seed, replicates = 1000, level = 0.95 }: BootstrapOptions,
): Measured<BootstrapInterval> {
  if (clusters.length < 2) return refuse('too-few-documents');
  const random = seededRandom(seed);
  const values: number[] = [];
  const drawn = [...clusters];
  for (let i = 0; i < replicates; i++) {
    for (let at = 0; at < drawn.length; at++) drawn[at] = clusters[randomBelow(random, clusters.length)] as C;
    const value = statistic(drawn);
    if (value !== null) values.push(value);
  }
  if (values.length * 2 <= replicates) return refuse('no-replicate');
  values.sort((a, b) => a - b);
  return {
    interval: [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)],
    replicates,
    undefined: replicates - values.length,
    seed,
  };
}
