/**
 * Logistic regression with a normal prior, by Newton's method.
 * @param rows predictors, all of one length.
 * @param prior what each coefficient is drawn towards, and how strongly (half the inverse of a variance).
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  prior: readonly { readonly mean: number; readonly strength: number }[],
): number[] {
  let coefficients = prior.map(({ mean }) => mean);
  for (let step = 0; step < 50; step++) {
    const gradient = prior.map(({ mean, strength }, j) => 2 * strength * (mean - (coefficients[j] as number)));
    const hessian = prior.map(({ strength }, j) => prior.map((_, k) => (j === k ? 2 * strength : 0)));
    rows.forEach((row, i) => {
      const share = logistic(row.reduce((sum, x, j) => sum + x * (coefficients[j] as number), 0));
      const weight = Math.max(share * (1 - share), 1e-9);
      row.forEach((x, j) => {
        gradient[j] = (gradient[j] as number) + x * ((outcomes[i] as number) - share);
        const line = hessian[j] as number[];
        for (let k = 0; k < row.length; k++) line[k] = (line[k] as number) + weight * x * (row[k] as number);
      });
    });
    const move = solve(hessian, gradient);
    coefficients = coefficients.map((value, j) => value + Math.max(-2, Math.min(2, move[j] as number)));
    if (move.every((value) => Math.abs(value) < 1e-9)) break;
  }
  return coefficients;
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Log odds of a share, kept finite. */
export function logit(share: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, share));
  return Math.log(inside / (1 - inside));
}

/** Gauss–Jordan for a handful of unknowns. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  rows.forEach((pivot, i) => {
    const scale = pivot[i] as number;
    for (let k = i; k < pivot.length; k++) pivot[k] = (pivot[k] as number) / scale;
    rows.forEach((row, other) => {
      const factor = row[i] as number;
      if (other === i || factor === 0) return;
      for (let k = i; k < row.length; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    });
  });
  return rows.map((row) => row.at(-1) as number);
}
