/**
 * Cohen's h of two shares, 0–1 (1988, Statistical Power Analysis, 2nd ed., ch. 6): 2·asin√p1 − 2·asin√p2, −π to π. An
 * effect size in which equal steps are equally hard to see.
 */
export function cohenH(p1: number, p2: number): number {
  return 2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2));
}
