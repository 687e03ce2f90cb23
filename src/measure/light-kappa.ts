import { cohenKappa } from './cohen-kappa.ts';
import { crossTable, ofEachPair, type Ratings } from './ratings.ts';
import { isRefused, type Measured } from './refusal.ts';
import { mean } from './sum.ts';

/**
 * Light's kappa (1971, Psychol. Bull. 76:365): the mean of Cohen's kappas of all pairs of coders.
 * @returns refused as soon as one pair has no kappa: a mean of some pairs would flatter
 */
export function lightKappa(ratings: Ratings): Measured<number> {
  const kappas = ofEachPair(ratings, (pair) => {
    const crossed = crossTable(pair);
    if (isRefused(crossed)) return crossed;
    const kappa = cohenKappa(crossed.table);
    return isRefused(kappa) ? kappa : kappa.value;
  });
  return isRefused(kappas) ? kappas : mean(kappas);
}
