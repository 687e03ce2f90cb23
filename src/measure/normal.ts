import { upperIncompleteGamma } from './incomplete-gamma.ts';

/** The 0.975 quantile of the standard normal distribution, for 95 % intervals. */
export const z975 = 1.959963984540054;

/** P(|Z| ≥ |z|) of a standard normal Z; exact far into the tail. */
export function normalTwoSided(z: number): number {
  return chiSquareUpper(z * z);
}

/** P(X ≥ x) of a χ² with one degree of freedom: erfc(√(x/2)). */
export function chiSquareUpper(x: number): number {
  return upperIncompleteGamma(0.5, x / 2);
}

/** The z a two-sided interval of this level (0–1) reaches to: 1.96 of 0.95. Bisection of the tail. */
export function normalInterval(level: number): number {
  if (level === 0.95) return z975;
  let [low, high] = [0, 40];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (normalTwoSided(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
