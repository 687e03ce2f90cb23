import { greatest } from '../model/extremes.ts';
import { isRefused, type Measured, type Refusal, refuse } from './refusal.ts';

export type Rating = string | number;

/** What coders gave: one row a unit, one column a coder; null where a coder did not rate the unit. Never a category. */
export type Ratings = readonly (readonly (Rating | null)[])[];

/** Counts of two coders' values: rows the first coder's, columns the second's. */
export type ConfusionTable = readonly (readonly number[])[];

/** Counts, one row a unit, one column a category: how many coders gave it. */
export type CategoryCounts = readonly (readonly number[])[];

/** The values that occur: numbers ascending, then text by code point. */
export function categoriesOf(ratings: Ratings): Rating[] {
  const values = new Set(ratings.flat().filter((value) => value !== null));
  return [...values].sort(compareRatings);
}

export function compareRatings(a: Rating, b: Rating): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}

export interface CrossTable {
  readonly table: ConfusionTable;
  readonly categories: readonly Rating[];
  /** Units that both coders rated. */
  readonly used: number;
  /** Units with a gap, left out. */
  readonly dropped: number;
}

/** Two coders' ratings as a table, units with a gap left out. The categories default to those that occur. */
export function crossTable(
  ratings: Ratings,
  categories: readonly Rating[] = categoriesOf(ratings),
): Measured<CrossTable> {
  const refusal = unfitForPair(ratings);
  if (refusal) return refusal;
  const index = new Map(categories.map((category, i) => [category, i]));
  const table = categories.map(() => categories.map(() => 0));
  let used = 0;
  for (const [a = null, b = null] of ratings) {
    if (a === null || b === null) continue;
    const row = table[index.get(a) ?? -1];
    const column = index.get(b);
    if (!row || column === undefined) return refuse('invalid-counts');
    row[column] = (row[column] as number) + 1;
    used++;
  }
  if (used === 0) return refuse('no-unit-coded-twice');
  return { table, categories, used, dropped: ratings.length - used };
}

function unfitForPair(ratings: Ratings): Refusal | undefined {
  if (ratings.length === 0) return refuse('empty-input');
  const coders = greatest(ratings.map((row) => row.length));
  if (coders < 2) return refuse('fewer-than-two-coders');
  return coders > 2 ? refuse('more-than-two-coders') : undefined;
}

/** How many coders gave each category to each unit; units that nobody rated are left out. */
export function countCategories(
  ratings: Ratings,
  categories: readonly Rating[] = categoriesOf(ratings),
): { readonly categories: readonly Rating[]; readonly counts: CategoryCounts } {
  const index = new Map(categories.map((category, i) => [category, i]));
  const counts = ratings.map((row) => {
    const count = categories.map(() => 0);
    for (const value of row) {
      const at = value === null ? undefined : index.get(value);
      if (at !== undefined) count[at] = (count[at] as number) + 1;
    }
    return count;
  });
  return { categories, counts: counts.filter((count) => count.some((times) => times > 0)) };
}

/** A table of two coders as one row of ratings a unit, the categories by their index. */
export function ratingsOfTable(table: ConfusionTable): Measured<Ratings> {
  const refusal = unfitTable(table);
  if (refusal) return refusal;
  return table.flatMap((row, a) => row.flatMap((times, b) => Array.from({ length: times }, () => [a, b])));
}

/** Why no coefficient can be taken of a table: not square, counts that are none, or empty. */
export function unfitTable(table: ConfusionTable): Refusal | undefined {
  const counts = table.flat();
  if (counts.some((times) => !Number.isInteger(times) || times < 0)) return refuse('invalid-counts');
  if (table.some((row) => row.length !== table.length)) return refuse('invalid-counts');
  return counts.every((times) => times === 0) ? refuse('empty-input') : undefined;
}

/** Why no coefficient can be taken of counts, or nothing. */
export function unfitCounts(counts: CategoryCounts): Refusal | undefined {
  if (counts.length === 0) return refuse('empty-input');
  if (counts.flat().some((times) => !Number.isInteger(times) || times < 0)) return refuse('invalid-counts');
  return undefined;
}

/** Ratings of the pair of coders in two columns. */
function pairOf(ratings: Ratings, first: number, second: number): Ratings {
  return ratings.map((row) => [row[first] ?? null, row[second] ?? null]);
}

/** The measure of each pair of coders, in order; a refusal as soon as one pair has none. */
export function ofEachPair(ratings: Ratings, measure: (pair: Ratings) => Measured<number>): Measured<number[]> {
  if (ratings.length === 0) return refuse('empty-input');
  const coders = greatest(ratings.map((row) => row.length));
  if (coders < 2) return refuse('fewer-than-two-coders');
  const values: number[] = [];
  for (let first = 0; first < coders; first++) {
    for (let second = first + 1; second < coders; second++) {
      const value = measure(pairOf(ratings, first, second));
      if (isRefused(value)) return value;
      values.push(value);
    }
  }
  return values;
}
