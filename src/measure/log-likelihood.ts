import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';

export interface Keyness {
  /** G² of two cells: 3.84 at p < .05, 6.63 at .01, 10.83 at .001, 15.13 at .0001. */
  readonly g2: number;
  /** Binary logarithm of the ratio of the relative frequencies: 1 is twice as often; 0 occurrences counted as half a one. */
  readonly logRatio: number;
}

/**
 * Keyness of a word in one text against another: Rayson's log-likelihood of two cells, 2·Σ O·ln(O ÷ E) (Rayson & Garside
 * 2000), and Hardie's log ratio (2014). Not Dunning's of four cells, which differs a little: say which.
 * One talkative person can make a keyword: show in how many cases it is said.
 * @param frequency1, frequency2 occurrences; size1, size2 words of each text
 * @returns refused of a text without words, and of a word in neither
 */
export function logLikelihood(frequency1: number, frequency2: number, size1: number, size2: number): Measured<Keyness> {
  if (size1 <= 0 || size2 <= 0) return refuse('empty-wave');
  if (frequency1 < 0 || frequency2 < 0 || frequency1 > size1 || frequency2 > size2) return refuse('invalid-counts');
  const all = frequency1 + frequency2;
  if (all === 0) return refuse('word-absent');
  const expected = (size: number) => (size * all) / (size1 + size2);
  const g2 = 2 * (information(frequency1, expected(size1)) + information(frequency2, expected(size2)));
  const relative = (frequency: number, size: number) => (frequency || 0.5) / size;
  return { g2: Math.max(0, g2), logRatio: Math.log2(relative(frequency1, size1) / relative(frequency2, size2)) };
}

/**
 * Dunning's log-likelihood of four cells (1993, Comput. Linguist. 19:61): of a word with the other words of both texts, or of
 * a pair of words together, the one, the other, neither.
 * @returns refused of an empty table
 */
export function logLikelihoodFourCells([[a, b], [c, d]]: readonly [
  readonly [number, number],
  readonly [number, number],
]): Measured<number> {
  const n = a + b + c + d;
  if (Math.min(a, b, c, d) < 0) return refuse('invalid-counts');
  if (n === 0) return refuse('empty-input');
  const cells = [
    [a, (a + b) * (a + c)],
    [b, (a + b) * (b + d)],
    [c, (c + d) * (a + c)],
    [d, (c + d) * (b + d)],
  ] as const;
  return Math.max(0, 2 * sum(cells.map(([observed, product]) => information(observed, product / n))));
}

/** An empty cell says nothing. */
function information(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected);
}
