import { type CodeTree, pooled } from './code-tree.ts';

/** What several scorers think of one text, comparable: z-scores over the themes, and over all codes. */
export interface ScoredUnit {
  /** scorers × themes: of each theme the best score in its branch. */
  readonly themes: readonly Float64Array[];
  /** scorers × codes. */
  readonly codes: readonly Float64Array[];
}

/** Brings the scores of several scorers to one scale. @param scores of each scorer, one a code. */
export function comparable(scores: readonly ArrayLike<number>[], tree: CodeTree): ScoredUnit {
  const best = scores.map((own) => pooled(own, tree));
  return {
    themes: best.map((own) => zScores(Float64Array.from(tree.themes, (theme) => own[theme] as number))),
    codes: best.map(zScores),
  };
}

function zScores(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return deviation < 1e-9 ? values.fill(0) : values.map((value) => (value - mean) / deviation);
}

/** The weighted sum of the scorers. */
export function fused(scores: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(scores[0]?.length ?? 0);
  scores.forEach((own, scorer) => {
    const weight = weights[scorer] as number;
    own.forEach((value, i) => {
      sum[i] = (sum[i] as number) + weight * value;
    });
  });
  return sum;
}

/** Shares of 1 in proportion to the exponential of the scores. */
export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** What all scorers weigh together before anything is known of them. */
const totalWeight = 1.2;
/** How strongly weights are drawn to equal ones: about as much as so many passages say. */
const strength = 20;

export function equalWeights(scorers: number): number[] {
  return Array.from({ length: scorers }, () => totalWeight / scorers);
}

/**
 * How much each scorer is worth: the weights, none negative, under which the softmax of the fused scores says best what
 * people coded (stacking, Wolpert 1992; a conditional logit drawn to equal weights). Its scale is the temperature.
 * @param units scored by models that did not learn from them, and the shares of 1 that their themes have.
 */
export function fitWeights(
  units: readonly { readonly scored: ScoredUnit; readonly shares: Float64Array }[],
  scorers: number,
): number[] {
  const prior = totalWeight / scorers;
  const weights = equalWeights(scorers);
  for (let round = 0; round < 40; round++) {
    let moved = 0;
    for (let scorer = 0; scorer < scorers; scorer++) {
      let slope = 2 * strength * (prior - (weights[scorer] as number));
      let curve = 2 * strength;
      for (const { scored, shares } of units) {
        const own = scored.themes[scorer] as Float64Array;
        const expected = softmax(fused(scored.themes, weights));
        let [mean, square] = [0, 0];
        own.forEach((value, i) => {
          slope += value * ((shares[i] as number) - (expected[i] as number));
          mean += value * (expected[i] as number);
          square += value * value * (expected[i] as number);
        });
        curve += square - mean * mean;
      }
      const next = Math.max(0, (weights[scorer] as number) + slope / curve);
      moved = Math.max(moved, Math.abs(next - (weights[scorer] as number)));
      weights[scorer] = next;
    }
    if (moved < 1e-6) break;
  }
  return weights;
}
