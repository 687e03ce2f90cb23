import { binomialProbability } from './binomial.ts';
import { fisherPValues } from './fisher-exact.ts';
import { type Measured, refuse } from './refusal.ts';

/**
 * The chance that Fisher's exact test finds a true difference (exact enumeration of both waves): what a comparison of this
 * size can see at all.
 * @param p1, p2 the true shares, 0–1
 * @param alpha of the test
 */
export function fisherPower(n1: number, n2: number, p1: number, p2: number, alpha = 0.05): Measured<number> {
  if (n1 === 0 || n2 === 0) return refuse('empty-wave');
  const first = Array.from({ length: n1 + 1 }, (_, x) => binomialProbability(x, n1, p1));
  const second = Array.from({ length: n2 + 1 }, (_, x) => binomialProbability(x, n2, p2));
  let power = 0;
  for (let k = 0; k <= n1 + n2; k++) {
    const { low, p } = fisherPValues(k, n1, n2);
    for (const [i, value] of p.entries()) {
      if (value <= alpha) power += (first[low + i] as number) * (second[k - low - i] as number);
    }
  }
  return power;
}

/**
 * The fewest cases of the second wave that differ detectably from x1 of n1: from 0 of 12, nothing below 5 of 12.
 * @returns null where not even all n2 would
 */
export function leastDetectable(x1: number, n1: number, n2: number, alpha = 0.05): Measured<number | null> {
  if (n1 === 0 || n2 === 0) return refuse('empty-wave');
  for (let x2 = 0; x2 <= n2; x2++) {
    if (x2 / n2 <= x1 / n1) continue;
    const { low, p } = fisherPValues(x1 + x2, n1, n2);
    if ((p[x1 - low] as number) <= alpha) return x2;
  }
  return null;
}
