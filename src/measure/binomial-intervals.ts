import { betaQuantile } from './beta.ts';
import { type Measured, refuse } from './refusal.ts';

/**
 * The exact interval of a proportion, 0–1 (Clopper & Pearson 1934, Biometrika 26:404): never too short, often too long.
 * @param level 0–1
 * @returns refused where n is 0
 */
export function clopperPearsonInterval(k: number, n: number, level = 0.95): Measured<[number, number]> {
  const fault = faultOf(k, n);
  if (fault) return fault;
  const tail = (1 - level) / 2;
  return [k === 0 ? 0 : betaQuantile(tail, k, n - k + 1), k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k)];
}

/**
 * The equal-tailed Bayesian interval of a proportion under Jeffreys' prior, beta(½, ½), ending at 0 or 1 where k does
 * (Brown, Cai & DasGupta 2001, Stat. Sci. 16:101).
 */
export function jeffreysInterval(k: number, n: number, level = 0.95): Measured<[number, number]> {
  const fault = faultOf(k, n);
  if (fault) return fault;
  const tail = (1 - level) / 2;
  const at = (p: number) => betaQuantile(p, k + 0.5, n - k + 0.5);
  return [k === 0 ? 0 : at(tail), k === n ? 1 : at(1 - tail)];
}

/** The exact upper limit on one side: what a share may be at most, k having been seen. Of 0 of n, 1 − (1 − level)^(1/n). */
export function exactUpperLimit(k: number, n: number, level = 0.95): Measured<number> {
  return faultOf(k, n) ?? (k === n ? 1 : betaQuantile(level, k + 1, n - k));
}

/** What 0 of n is compatible with, as a rule of thumb: 3 ÷ n (Hanley & Lippman-Hand 1983, JAMA 249:1743). */
export function ruleOfThree(n: number): Measured<number> {
  return n > 0 ? 3 / n : refuse('empty-wave');
}

function faultOf(k: number, n: number) {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) return refuse('invalid-counts');
  return n === 0 ? refuse('empty-wave') : undefined;
}
