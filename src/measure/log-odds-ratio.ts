import { normalInterval } from './normal.ts';
import type { Measured } from './refusal.ts';
import { sum } from './sum.ts';
import { tableOfWaves, unfitWaves, type WaveCount } from './wave-count.ts';

export interface LogOddsRatio {
  readonly value: number;
  readonly se: number;
  readonly interval: readonly [number, number];
}

/**
 * Natural logarithm of the odds ratio of two waves, with half a case added to every cell: it exists even of 0 cases
 * (Haldane 1956, Ann. Hum. Genet. 20:309; interval: Gart, in Fagerland, Lydersen & Laake 2017, ch. 4).
 * @param level 0–1
 * @returns refused where a wave has no assessed case
 */
export function logOddsRatio(first: WaveCount, second: WaveCount, level = 0.95): Measured<LogOddsRatio> {
  const refusal = unfitWaves(first, second);
  if (refusal) return refusal;
  const [a, b, c, d] = tableOfWaves(first, second)
    .flat()
    .map((count) => count + 0.5) as [number, number, number, number];
  const value = Math.log((a * d) / (b * c));
  const se = Math.sqrt(sum([a, b, c, d].map((count) => 1 / count)));
  const reach = normalInterval(level) * se;
  return { value, se, interval: [value - reach, value + reach] };
}
