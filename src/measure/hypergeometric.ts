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
  return logTail(k, high, urn);
}

/** ln P(X ≤ k), likewise. */
export function logHypergeometricLower(k: number, urn: Urn): number {
  const [low, high] = hypergeometricRange(urn);
  if (k >= high) return 0;
  if (k < low) return Number.NEGATIVE_INFINITY;
  return logTail(low, k, urn);
}

/** Where a chance is so many times less than the greatest, by its logarithm, the sum of all does not feel it: e⁻⁷⁴⁶ is 0. */
const unfelt = 760;

/** ln of the sum of chances from one number to another; of thousands of numbers most need not be looked at. */
function logTail(from: number, to: number, urn: Urn): number {
  const { marked, drawn, total } = urn;
  const mode = Math.floor(((marked + 1) * (drawn + 1)) / (total + 2));
  const peak = Math.min(to, Math.max(from, mode));
  const isFelt = (k: number) => logHypergeometric(k, urn) > logHypergeometric(peak, urn) - unfelt;
  const first = firstWhere(from, peak, isFelt);
  const last = firstWhere(peak, to, (k) => !isFelt(k));
  const logs = Array.from({ length: last - first + 1 }, (_, i) => logHypergeometric(first + i, urn));
  const most = logs.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - most);
  return Math.min(0, most + Math.log(sum));
}

/** The first number between two that fits, the last of them where none before it does; whatever comes after one fits too. */
function firstWhere(from: number, to: number, fits: (k: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
