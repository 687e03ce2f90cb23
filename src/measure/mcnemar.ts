import { binomialLower, binomialProbability } from './binomial.ts';
import { chiSquareUpper } from './normal.ts';
import type { Measured } from './refusal.ts';
import { type PairedTable, unfitPairs } from './wave-count.ts';

export interface McNemar {
  /** Two-sided, exact conditional: conservative. */
  readonly exact: number;
  /** Two-sided mid-p: the one to decide by, fixed before the data are seen. */
  readonly midP: number;
  /** χ² with one degree of freedom. */
  readonly asymptotic: number;
  /** The same with Edwards' continuity correction. */
  readonly corrected: number;
  /** Cases that changed. */
  readonly changed: number;
}

/**
 * McNemar's test of the same cases twice (1947, Psychometrika 12:153; mid-p: Fagerland, Lydersen & Laake 2013, BMC Med.
 * Res. Methodol. 13:91): only cases that changed say anything. Where none did, every p is 1.
 * @returns refused without cases
 */
export function mcnemar(table: PairedTable): Measured<McNemar> {
  const refusal = unfitPairs(table);
  if (refusal) return refusal;
  const [[, lost], [gained]] = table;
  const changed = lost + gained;
  if (changed === 0) return { exact: 1, midP: 1, asymptotic: 1, corrected: 1, changed };
  const exact = mcnemarExact(lost, gained);
  const point = binomialProbability(lost, changed, 0.5);
  const apart = Math.abs(lost - gained);
  return {
    exact,
    midP: lost === gained ? 1 - point / 2 : exact - point,
    asymptotic: chiSquareUpper(apart ** 2 / changed),
    corrected: chiSquareUpper(Math.max(0, apart - 1) ** 2 / changed),
    changed,
  };
}

/** The exact p-value of so many cases that lost a theme and so many that gained it. Of all in one direction: the best attainable. */
export function mcnemarExact(lost: number, gained: number): number {
  return Math.min(1, 2 * binomialLower(Math.min(lost, gained), lost + gained, 0.5));
}

/** The fewest changes, all in one direction, that the exact test can see: 6 at 0.05. */
export function leastChanges(alpha = 0.05): number {
  let changes = 1;
  while (mcnemarExact(0, changes) > alpha) changes++;
  return changes;
}
