import { logChoose } from './log-gamma.ts';

/** P(X = k) of n trials with chance p each. */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return Number(k === 0);
  if (p >= 1) return Number(k === n);
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** P(X ≤ k). */
export function binomialLower(k: number, n: number, p: number): number {
  let total = 0;
  for (let i = 0; i <= Math.min(k, n); i++) total += binomialProbability(i, n, p);
  return Math.min(1, total);
}
