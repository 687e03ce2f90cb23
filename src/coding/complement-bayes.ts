import type { LinearModel } from './linear-model.ts';
import type { SparseVector } from './sparse-vector.ts';
import { knowledgeWeight, type TrainingSet } from './training-set.ts';

const smoothing = 0.1;

/**
 * Complement naive Bayes with normalised weights: a code is known by what passages of all other codes do not say
 * (Rennie, Shih, Teevan & Karger 2003, table 4).
 */
export function complementBayes({ features, codes, passages, knowledge }: TrainingSet): LinearModel {
  const within = new Float32Array(features * codes);
  const everywhere = new Float64Array(features);
  const add = ({ features: ids, values }: SparseVector, given: readonly number[], weight: number) => {
    ids.forEach((feature, i) => {
      const value = weight * (values[i] as number);
      everywhere[feature] = (everywhere[feature] as number) + value;
      for (const code of given) within[feature * codes + code] = (within[feature * codes + code] as number) + value;
    });
  };
  for (const { vector, codes: given } of passages) add(vector, given, 1);
  knowledge.forEach((vector, code) => {
    add(vector, [code], knowledgeWeight);
  });
  const own = new Float64Array(codes);
  for (let i = 0; i < within.length; i++) own[i % codes] = (own[i % codes] as number) + (within[i] as number);
  const all = everywhere.reduce((sum, value) => sum + value, 0);
  const totals = own.map((value) => Math.log(all - value + smoothing * features));
  const weights = new Float32Array(features * codes);
  const lengths = new Float64Array(codes);
  for (let feature = 0; feature < features; feature++) {
    const total = everywhere[feature] as number;
    const unsaid = Math.log(Math.max(0, total) + smoothing);
    for (let code = 0; code < codes; code++) {
      const said = within[feature * codes + code] as number;
      const others = said === 0 ? unsaid : Math.log(Math.max(0, total - said) + smoothing);
      const weight = (totals[code] as number) - others;
      weights[feature * codes + code] = weight;
      lengths[code] = (lengths[code] as number) + Math.abs(weight);
    }
  }
  const scale = lengths.map((length) => features / (length || 1));
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) * (scale[i % codes] as number);
  return { codes, weights };
}
