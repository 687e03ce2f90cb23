import type { SparseVector } from './sparse-vector.ts';

/** One weight for each feature and code: `weights[feature * codes + code]`. */
export interface LinearModel {
  readonly codes: number;
  readonly weights: Float32Array;
}

/** What a linear model thinks of a text, a score a code. */
export function linearScores({ codes, weights }: LinearModel, { features, values }: SparseVector): Float64Array {
  const scores = new Float64Array(codes);
  for (let i = 0; i < features.length; i++) {
    const from = (features[i] as number) * codes;
    const value = values[i] as number;
    for (let code = 0; code < codes; code++)
      scores[code] = (scores[code] as number) + value * (weights[from + code] as number);
  }
  return scores;
}
