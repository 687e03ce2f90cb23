import type { LinearModel } from './linear-model.ts';
import { solveSymmetric } from './solve-symmetric.ts';
import type { SparseVector } from './sparse-vector.ts';
import { knowledgeWeight, type TrainingSet } from './training-set.ts';

const penalty = 1;

/**
 * Ridge regression of each code on the features, in its dual form: one system of as many equations as there are
 * passages and codes, for all codes at once (Saunders, Gammerman & Vovk 1998). What the codebook says of a code counts as a passage of
 * it that the penalty hardly touches; a passage that speaks against a code is worth −1.
 */
export function ridge({ features, codes, passages, knowledge }: TrainingSet): LinearModel {
  const rows = [...passages.map(({ vector }) => vector), ...knowledge];
  const size = rows.length;
  const kernel = products(rows, features);
  for (let i = 0; i < size; i++) {
    const own = i * size + i;
    kernel[own] = (kernel[own] as number) + penalty / (i < passages.length ? 1 : knowledgeWeight);
  }
  const targets = new Float64Array(size * codes);
  passages.forEach(({ codes: given, against }, i) => {
    for (const code of given) targets[i * codes + code] = 1;
    for (const code of against) targets[i * codes + code] = -1;
  });
  knowledge.forEach((_, code) => {
    targets[(passages.length + code) * codes + code] = 1;
  });
  solveSymmetric(kernel, targets, codes);
  const weights = new Float32Array(features * codes);
  rows.forEach(({ features: ids, values }, row) => {
    for (let f = 0; f < ids.length; f++) {
      const to = (ids[f] as number) * codes;
      const value = values[f] as number;
      for (let code = 0; code < codes; code++) {
        weights[to + code] = (weights[to + code] as number) + value * (targets[row * codes + code] as number);
      }
    }
  });
  return { codes, weights };
}

/** The dot product of every row with those before it and itself: the lower triangle of a square. */
function products(rows: readonly SparseVector[], features: number): Float64Array {
  const found = new Float64Array(rows.length ** 2);
  const spread = new Float32Array(features);
  rows.forEach((row, i) => {
    for (let f = 0; f < row.features.length; f++) spread[row.features[f] as number] = row.values[f] as number;
    for (let j = 0; j <= i; j++) {
      const { features: ids, values } = rows[j] as SparseVector;
      let sum = 0;
      for (let f = 0; f < ids.length; f++) sum += (spread[ids[f] as number] as number) * (values[f] as number);
      found[i * rows.length + j] = sum;
    }
    for (const feature of row.features) spread[feature] = 0;
  });
  return found;
}
