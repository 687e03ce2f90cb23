import type { Measured } from './refusal.ts';
import { type PairedTable, unfitPairs, unfitWaves, type WaveCount } from './wave-count.ts';
import { wilsonInterval } from './wilson.ts';

export interface RiskDifference {
  /** The first share minus the second, −1 to 1. */
  readonly difference: number;
  readonly interval: readonly [number, number];
}

/**
 * Difference of two independent proportions with Newcombe's hybrid score interval (1998, Stat. Med. 17:873, method 10):
 * Wilson's limits of each, squared and added.
 * @param level 0–1
 * @returns refused where a wave has no assessed case
 */
export function newcombeInterval(first: WaveCount, second: WaveCount, level = 0.95): Measured<RiskDifference> {
  const refusal = unfitWaves(first, second);
  if (refusal) return refusal;
  const [p, q] = [first.k / first.n, second.k / second.n];
  const [pLow, pHigh] = wilsonInterval(first.k, first.n, level) as [number, number];
  const [qLow, qHigh] = wilsonInterval(second.k, second.n, level) as [number, number];
  const difference = p - q;
  return {
    difference,
    interval: [difference - Math.hypot(p - pLow, qHigh - q), difference + Math.hypot(pHigh - p, q - qLow)],
  };
}

/**
 * Difference of two shares of the same cases, first time minus second, with Newcombe's square-and-add interval (1998, Stat.
 * Med. 17:2635, method 10): as above, with the correlation of the pairs, corrected for continuity.
 * @returns refused without cases
 */
export function newcombePairedInterval(table: PairedTable, level = 0.95): Measured<RiskDifference> {
  const refusal = unfitPairs(table);
  if (refusal) return refusal;
  const [[a, b], [c, d]] = table;
  const n = a + b + c + d;
  const [p, q] = [(a + b) / n, (a + c) / n];
  const [pLow, pHigh] = wilsonInterval(a + b, n, level) as [number, number];
  const [qLow, qHigh] = wilsonInterval(a + c, n, level) as [number, number];
  const phi = correctedPhi(table);
  const spread = (one: number, other: number) =>
    Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
  const difference = (b - c) / n;
  return {
    difference,
    interval: [difference - spread(p - pLow, qHigh - q), difference + spread(pHigh - p, q - qLow)],
  };
}

/** The phi of the pairs, half a case nearer to 0 where it is positive; 0 where a margin is empty. */
function correctedPhi([[a, b], [c, d]]: PairedTable): number {
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return 0;
  const product = a * d - b * c;
  const half = (a + b + c + d) / 2;
  const corrected = product > half ? product - half : Math.min(product, 0);
  return corrected / Math.sqrt(margins);
}
