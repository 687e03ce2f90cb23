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

/** A sample of clusters, by their positions. The next one fills it again. */
export interface Sample {
  /** Which of the replicates, from 0. */
  readonly number: number;
  /** In the order they were drawn. */
  readonly drawn: Int32Array;
  /** How often each was drawn, by position. */
  readonly times: Int32Array;
}

/** Of a sample; null where it has no value. */
export type Statistic = (sample: Sample) => number | null;

/**
 * Percentile bootstrap (Efron 1979, Ann. Stat. 7:1): samples with replacement of whole clusters, the sources of a study, not
 * the units within, which depend on each other. The same seed gives the same interval; all statistics are of the same samples.
 * @param clusters how many there are
 * @returns of each statistic; refused below two clusters, and where more than half of the replicates have no value
 */
export function bootstrapClusters(
  clusters: number,
  statistics: readonly Statistic[],
  { seed, replicates = 1000, level = 0.95 }: BootstrapOptions,
): Measured<BootstrapInterval>[] {
  if (clusters < 2) return statistics.map(() => refuse('too-few-documents'));
  const random = seededRandom(seed);
  const found = statistics.map((statistic) => ({ statistic, values: new Float64Array(replicates), count: 0 }));
  const [drawn, times] = [new Int32Array(clusters), new Int32Array(clusters)];
  for (let number = 0; number < replicates; number++) {
    times.fill(0);
    for (let at = 0; at < clusters; at++) {
      const position = randomBelow(random, clusters);
      drawn[at] = position;
      times[position] = (times[position] as number) + 1;
    }
    const sample = { number, drawn, times };
    for (const own of found) {
      const value = own.statistic(sample);
      if (value !== null) own.values[own.count++] = value;
    }
  }
  return found.map(({ values, count }) => {
    if (count * 2 <= replicates) return refuse('no-replicate');
    const ascending = values.subarray(0, count).sort();
    const at = (p: number) => quantile(ascending, p);
    return { interval: [at((1 - level) / 2), at((1 + level) / 2)], replicates, undefined: replicates - count, seed };
  });
}
