import type { LinearModel } from './linear-model.ts';
import { unitSum } from './sparse-vector.ts';
import { knowledgeWeight, type TrainingSet } from './training-set.ts';

/** How much a passage that speaks against a code pushes its centre away. */
const counterWeight = -0.5;

/**
 * Scores a text by its cosine with the centre of each code's passages, what the codebook says of it among them
 * (Rocchio 1971).
 */
export function rocchio({ features, codes, passages, knowledge }: TrainingSet): LinearModel {
  const weights = new Float32Array(features * codes);
  const terms = knowledge.map((vector) => [{ vector, weight: knowledgeWeight }]);
  for (const { vector, codes: given, against } of passages) {
    for (const code of given) terms[code]?.push({ vector, weight: 1 });
    for (const code of against) terms[code]?.push({ vector, weight: counterWeight });
  }
  terms.forEach((own, code) => {
    const centre = unitSum(own);
    centre.features.forEach((feature, i) => {
      weights[feature * codes + code] = centre.values[i] as number;
    });
  });
  return { codes, weights };
}
