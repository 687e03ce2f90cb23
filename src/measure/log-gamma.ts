/** Stirling's series (DLMF 5.11.1): B₂ₖ ÷ (2k(2k − 1)). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const halfLogTwoPi = 0.9189385332046727;

/** ln Γ(x) for x above 0, to about 1e-14: Stirling's series from 10 on, below it by recurrence. */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < 10) {
    product *= shifted;
    shifted++;
  }
  const square = shifted * shifted;
  let power = shifted;
  let series = 0;
  for (const coefficient of stirling) {
    series += coefficient / power;
    power *= square;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + series - Math.log(product);
}

/** Sums of logarithms, grown as needed: exact to the rounding, and fast. */
const factorials: number[] = [0];
const tabled = 20_000;

/** ln n! of a whole n, 0 or above. */
export function logFactorial(n: number): number {
  if (n > tabled) return logGamma(n + 1);
  for (let k = factorials.length; k <= n; k++) {
    factorials.push(k < 20 ? (factorials[k - 1] as number) + Math.log(k) : logGamma(k + 1));
  }
  return factorials[n] as number;
}

/** Up to here a product of quotients is exact and as fast. */
const few = 50;

/** ln of n over k. */
export function logChoose(n: number, k: number): number {
  const smaller = Math.min(k, n - k);
  if (smaller > few) return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  let log = 0;
  for (let i = 1; i <= smaller; i++) log += Math.log((n - smaller + i) / i);
  return log;
}
