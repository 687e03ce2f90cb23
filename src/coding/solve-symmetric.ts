/**
 * Solves A X = B for a symmetric positive definite A, by Cholesky's decomposition; X replaces B, the decomposition A.
 * @param a n × n, of which the lower triangle is read.
 * @param b n × columns.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array, columns: number): void {
  const n = Math.round(Math.sqrt(a.length));
  decompose(a, n);
  for (let i = 0; i < n; i++) eliminate(a, b, columns, n, i, 0, i, (other) => i * n + other);
  for (let i = n - 1; i >= 0; i--) eliminate(a, b, columns, n, i, i + 1, n, (other) => other * n + i);
}

function decompose(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] as number) * (a[j * n + k] as number);
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (a[j * n + j] as number);
    }
  }
}

/** Takes the rows `from` to `to` out of row `i` and divides by its diagonal. */
function eliminate(
  a: Float64Array,
  b: Float64Array,
  columns: number,
  n: number,
  i: number,
  from: number,
  to: number,
  at: (other: number) => number,
): void {
  for (let other = from; other < to; other++) {
    const factor = a[at(other)] as number;
    if (factor === 0) continue;
    for (let c = 0; c < columns; c++) {
      b[i * columns + c] = (b[i * columns + c] as number) - factor * (b[other * columns + c] as number);
    }
  }
  for (let c = 0; c < columns; c++) b[i * columns + c] = (b[i * columns + c] as number) / (a[i * n + i] as number);
}
