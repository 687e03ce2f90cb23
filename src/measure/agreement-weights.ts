import { greatest, smallest } from '../model/extremes.ts';
/** How much two categories agree, 0–1, by their index: 1 on the diagonal. */
export type AgreementWeights = readonly (readonly number[])[];

export type WeightKind = 'identity' | 'linear' | 'quadratic' | 'ordinal';

/**
 * Weights of ordered categories (Cohen 1968; Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 3).
 * `ordinal` is Gwet's: it is not the ordinal metric of Krippendorff's alpha.
 * @param positions where the categories lie, ascending: 0, 1, 2 … or their values
 */
export function agreementWeights(kind: WeightKind, positions: readonly number[]): AgreementWeights {
  const range = greatest(positions) - smallest(positions);
  const pairs = (steps: number) => ((steps + 1) * steps) / 2;
  return positions.map((a, i) =>
    positions.map((b, j) => {
      if (i === j) return 1;
      if (kind === 'identity') return 0;
      if (kind === 'ordinal') return 1 - pairs(Math.abs(i - j)) / pairs(positions.length - 1);
      const share = Math.abs(a - b) / range;
      return 1 - (kind === 'linear' ? share : share * share);
    }),
  );
}
