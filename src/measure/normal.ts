import { upperIncompleteGamma } from './incomplete-gamma.ts';

/** The 0.975 quantile of the standard normal distribution, for 95 % intervals. */
export const z975 = 1.959963984540054;

/** P(|Z| ≥ |z|) of a standard normal Z; exact far into the tail. */
export function normalTwoSided(z: number): number {
  return chiSquareUpper(z * z);
}

/** P(X ≥ x) of a χ² with one degree of freedom: erfc(√(x/2)). */
function chiSquareUpper(x: number): number {
  return upperIncompleteGamma(0.5, x / 2);
}
