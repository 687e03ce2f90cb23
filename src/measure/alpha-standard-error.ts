import { type AgreementWeights, agreementWeights } from './agreement-weights.ts';
import { agreementByUnit, chanceAgreement, standardError } from './chance-corrected.ts';
import { countCategories, type Ratings } from './ratings.ts';
import { isRefused } from './refusal.ts';
import { mean, sum } from './sum.ts';

/**
 * Linearised standard error of Krippendorff's nominal alpha (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed.; as R's
 * irrCAC does it, with alpha's small-sample correction in one place only): units taken as drawn from an infinite population. Of units of one interview, bootstrap the sources instead.
 * @returns null where alpha has none, or below two units
 */
export function alphaStandardError(ratings: Ratings): number | null {
  const twice = ratings.filter((row) => row.filter((value) => value !== null).length > 1);
  const { counts, categories } = countCategories(twice);
  const weights: AgreementWeights = agreementWeights('identity', [...categories.keys()]);
  const agreements = agreementByUnit(counts, weights);
  if (isRefused(agreements) || counts.length < 2) return null;
  const raters = counts.map(sum);
  const usual = mean(raters);
  const n = sum(raters);
  const shares = categories.map((_, k) => sum(counts.map((count) => count[k] as number)) / n);
  const expected = chanceAgreement(shares, shares, weights);
  if (1 - expected < 1e-12) return null;
  const scaled = agreements.map((agreement, i) => ((agreement as number) * (raters[i] as number)) / usual);
  const observed = mean(scaled);
  const corrected = (1 - 1 / n) * observed + 1 / n;
  const centre = (observed - expected) / (1 - expected);
  const said = counts.map((count, i) => {
    const excess = ((raters[i] as number) - usual) / usual;
    const own = (scaled[i] as number) - corrected * excess;
    const chance = sum(count.map((times, k) => (times * (shares[k] as number)) / usual)) - expected * excess;
    return (own - expected - 2 * (1 - centre) * (chance - expected)) / (1 - expected);
  });
  return standardError(said, centre);
}
