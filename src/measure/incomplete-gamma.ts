import { logGamma } from './log-gamma.ts';

/**
 * Regularised upper incomplete gamma function Q(a, x) = Γ(a, x) ÷ Γ(a): a series below a + 1, a continued fraction above
 * (DLMF 8.7.1 and 8.9.2, evaluated as Lentz 1976 does).
 * @param a above 0
 * @param x 0 or above
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n < 1000 && term > total * 1e-17; n++) {
    term *= x / (a + n);
    total += term;
  }
  return total;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 1000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
