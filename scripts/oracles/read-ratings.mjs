import { agreementWeights } from '../../src/measure/agreement-weights.ts';
import { categoriesOf, countCategories, ratingsOfTable } from '../../src/measure/ratings.ts';
import { isRefused } from '../../src/measure/refusal.ts';
import { Unsupported } from './unsupported.mjs';

/**
 * The forms in which oracles give ratings, as units × coders with their categories. `anonymous`: counts do not say which
 * coder gave what. A table's and counts' columns are categories, used or not.
 */
export function readRatings(input) {
  const { table } = input;
  if (table) return { ...ofTable(table), table };
  const counts = input.counts_units_by_categories ?? input.counts;
  if (counts) return ofCounts(counts);
  const rows = input.units_by_coders ?? input.ratings_units_by_raters ?? input.units_by_raters ?? input.ratings;
  const columns = input.coders_by_units ?? input.raters_by_units ?? input.coders ?? ratersOf(input);
  if (!rows && !columns) throw new Unsupported(`no ratings in the input: ${Object.keys(input).join(', ')}`);
  const ratings = withNulls(rows ?? transposed(Object.values(columns)));
  const categories = input.categories ?? input.value_domain ?? categoriesOf(ratings);
  return { ratings, categories, ...countCategories(ratings, categories) };
}

function ratersOf({ raterA, raterB, rater1, rater2, a, b }) {
  const pair = [raterA ?? rater1 ?? a, raterB ?? rater2 ?? b].filter(Array.isArray);
  return pair.length > 0 ? pair : undefined;
}

function ofTable(table) {
  const ratings = ratingsOfTable(table);
  const categories = [...table.keys()];
  if (isRefused(ratings)) return { refusal: ratings, ratings: [], categories, counts: [] };
  return { ratings, ...countCategories(ratings, categories) };
}

function ofCounts(counts) {
  const ratings = counts.map((row) => row.flatMap((times, k) => Array.from({ length: times }, () => k)));
  return { ratings, categories: [...(counts[0] ?? []).keys()], counts, anonymous: true };
}

function withNulls(ratings) {
  return ratings.map((row) => Array.from(row, (value) => value ?? null));
}

function transposed(columns) {
  const length = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length }, (_, i) => columns.map((column) => column[i]));
}

const kinds = { squared: 'quadratic', equal: 'linear', unweighted: 'identity', none: 'identity' };

/** The weights an input names or gives, by the position of the categories; undefined where it does not say. */
export function readWeights(input, positions) {
  const disagreement = input.distance ?? input.disagreement_weights ?? input.distances;
  const matrix = input.similarity_weights ?? (Array.isArray(input.weights) ? input.weights : undefined);
  if (matrix) return matrix;
  if (disagreement) {
    const most = Math.max(...disagreement.flat());
    return disagreement.map((row) => row.map((apart) => 1 - apart / most));
  }
  if (typeof input.weights !== 'string') return undefined;
  const kind = kinds[input.weights] ?? input.weights;
  if (!['identity', 'linear', 'quadratic', 'ordinal'].includes(kind)) throw new Unsupported(`weights ${input.weights}`);
  return agreementWeights(kind, positions);
}
