import { type Refusal, refuse } from './refusal.ts';

/** A theme in a wave: in k cases of the n assessed for it. Also a variable's value, or any other group of cases. */
export interface WaveCount {
  readonly k: number;
  readonly n: number;
}

/** Two waves of different cases: a row a wave, with the theme and without. */
export type IndependentTable = readonly [readonly [number, number], readonly [number, number]];

/** The same cases twice: rows the first time with the theme and without, columns the second. */
export type PairedTable = readonly [readonly [number, number], readonly [number, number]];

/** Why two waves cannot be compared: nobody was asked in one (a test would say p = 1, a false « no difference »). */
export function unfitWaves(...waves: readonly WaveCount[]): Refusal | undefined {
  const fits = ({ k, n }: WaveCount) => Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n;
  if (!waves.every(fits)) return refuse('invalid-counts');
  return waves.some(({ n }) => n === 0) ? refuse('empty-wave') : undefined;
}

/** Why a panel cannot be compared. */
export function unfitPairs(table: PairedTable): Refusal | undefined {
  const counts = table.flat();
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) return refuse('invalid-counts');
  return counts.every((count) => count === 0) ? refuse('empty-wave') : undefined;
}

export function tableOfWaves(first: WaveCount, second: WaveCount): IndependentTable {
  return [
    [first.k, first.n - first.k],
    [second.k, second.n - second.k],
  ];
}

export function wavesOfTable([[a, b], [c, d]]: IndependentTable): [WaveCount, WaveCount] {
  return [
    { k: a, n: a + b },
    { k: c, n: c + d },
  ];
}
