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
