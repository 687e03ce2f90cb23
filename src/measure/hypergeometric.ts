import { logChoose } from './log-gamma.ts';

/** An urn: `marked` of `total` balls are marked, `drawn` are drawn without putting back. */
export interface Urn {
  readonly marked: number;
  readonly drawn: number;
  readonly total: number;
}

/** The fewest and the most marked balls that can be drawn. */
export function hypergeometricRange({ marked, drawn, total }: Urn): [number, number] {
  return [Math.max(0, drawn + marked - total), Math.min(drawn, marked)];
}

/** ln P(X = k) of the number of marked balls drawn. */
export function logHypergeometric(k: number, { marked, drawn, total }: Urn): number {
  // Marked and drawn may change places: the smaller ones below are the more exact.
  const [few, many] = [Math.min(marked, drawn), Math.max(marked, drawn)];
  return logChoose(many, k) + logChoose(total - many, few - k) - logChoose(total, few);
}

/** ln P(X ≥ k), exact where the probability itself would be 0 in floating point. */
export function logHypergeometricUpper(k: number, urn: Urn): number {
  const [low, high] = hypergeometricRange(urn);
  if (k <= low) return 0;
  if (k > high) return Number.NEGATIVE_INFINITY;
  return logTail(Array.from({ length: high - k + 1 }, (_, i) => logHypergeometric(k + i, urn)));
}

/** ln P(X ≤ k), likewise. */
export function logHypergeometricLower(k: number, urn: Urn): number {
  const [low, high] = hypergeometricRange(urn);
  if (k >= high) return 0;
  if (k < low) return Number.NEGATIVE_INFINITY;
  return logTail(Array.from({ length: k - low + 1 }, (_, i) => logHypergeometric(low + i, urn)));
}

function logTail(logs: readonly number[]): number {
  const most = logs.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (const log of logs) total += Math.exp(log - most);
  return Math.min(0, most + Math.log(total));
}
