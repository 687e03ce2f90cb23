import type { Coefficient } from './chance-corrected.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { type ConfusionTable, countCategories, ratingsOfTable } from './ratings.ts';
import { isRefused, type Measured } from './refusal.ts';

/**
 * Scott's pi (1955, Public Opin. Q. 19:321) of two coders: Fleiss' kappa for two. Chance: Σ p², p the mean of both coders'
 * shares of a category.
 * @param table complete pairs; see `crossTable`
 * @returns refused of an empty table, and where one category is all there is
 */
export function scottPi(table: ConfusionTable): Measured<Coefficient> {
  const ratings = ratingsOfTable(table);
  if (isRefused(ratings)) return ratings;
  const { counts } = countCategories(ratings, [...table.keys()]);
  return fleissKappa(counts);
}
