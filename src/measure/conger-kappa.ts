import { type AgreementWeights, agreementWeights } from './agreement-weights.ts';
import { type Coefficient, chanceAgreement, chanceCorrected } from './chance-corrected.ts';
import { categoriesOf, countCategories, type Rating, type Ratings } from './ratings.ts';
import { type Measured, refuse } from './refusal.ts';
import { mean, sum } from './sum.ts';

/**
 * Conger's kappa (1980, Psychol. Bull. 88:322), Cohen's for any number of coders: chance is the mean over pairs of coders
 * of the agreement their own shares of the categories give. With gaps, and the standard error: Gwet 2014, ch. 2 and 5.
 * @param ratings units × coders; each coder's shares are of what they rated
 * @returns refused below two coders, where a coder rated nothing, and where one category is all there is
 */
export function congerKappa(
  ratings: Ratings,
  weights: AgreementWeights = identity(ratings),
  categories: readonly Rating[] = categoriesOf(ratings),
): Measured<Coefficient> {
  const coders = ratings.reduce((most, row) => Math.max(most, row.length), 0);
  const units = ratings
    .filter((row) => row.some((value) => value !== null))
    .map((row) => Array.from({ length: coders }, (_, g) => row[g] ?? null));
  if (units.length === 0) return refuse('empty-input');
  if (coders < 2) return refuse('fewer-than-two-coders');
  const rated = Array.from({ length: coders }, (_, g) => units.filter((row) => row[g] !== null).length);
  if (rated.includes(0)) return refuse('no-unit-coded-twice');
  const shares = rated.map((n, g) => categories.map((value) => units.filter((row) => row[g] === value).length / n));
  const meanShares = categories.map((_, k) => mean(shares.map((share) => share[k] as number)));
  const own = mean(shares.map((share) => chanceAgreement(share, share, weights)));
  const all = chanceAgreement(meanShares, meanShares, weights);
  /** The sum of all other coders' shares, as a coder's rating meets them. */
  const others = shares.map((share) => meanShares.map((m, k) => coders * m - (share[k] as number)));
  const byUnit = units.map((row) => {
    const said = row.map((value, g) => {
      const against = (shares: readonly number[]) => chanceAgreement(shares, others[g] as number[], weights);
      const n = rated[g] as number;
      const typical = against(shares[g] as number[]);
      const given = value === null ? 0 : against(categories.map((category) => Number(category === value)));
      const present = value === null ? 0 : 1;
      return (units.length / n) * (given - (present - n / units.length) * typical);
    });
    return sum(said) / (coders * (coders - 1));
  });
  const expected = (coders * all - own) / (coders - 1);
  return chanceCorrected(countCategories(units, categories).counts, weights, { expected, byUnit });
}

function identity(ratings: Ratings): AgreementWeights {
  return agreementWeights('identity', [...categoriesOf(ratings).keys()]);
}
