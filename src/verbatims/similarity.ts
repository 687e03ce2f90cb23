import type { Wording } from './wording.ts';

/** A text that another one stands for, and how well, 0–1. */
export interface Represented {
  readonly index: number;
  readonly similarity: number;
}

/** How many texts may stand for a text: a bound that keeps every later step linear in the number of texts. */
const neighbours = 30;

/**
 * For each text, the texts it can stand for: those that count it among their 30 nearest, itself first among them.
 * Similarity is the cosine of tf-idf vectors, tf as 1 + ln.
 */
export function representation(wordings: readonly Wording[], others: readonly Wording[]): Represented[][] {
  const vectors = weighStems(wordings, others);
  const postings = new Map<string, { indexes: number[]; weights: number[] }>();
  vectors.forEach((vector, index) => {
    for (const [stem, weight] of vector) {
      const posting = postings.get(stem) ?? { indexes: [], weights: [] };
      postings.set(stem, posting);
      posting.indexes.push(index);
      posting.weights.push(weight);
    }
  });
  const result: Represented[][] = wordings.map(() => []);
  vectors.forEach((vector, index) => {
    const row = new Float64Array(vectors.length);
    for (const [stem, weight] of vector) {
      const { indexes, weights } = postings.get(stem) ?? { indexes: [], weights: [] };
      for (let at = 0; at < indexes.length; at++) {
        const other = indexes[at] as number;
        row[other] = (row[other] as number) + weight * (weights[at] as number);
      }
    }
    const least = row.toSorted().at(-neighbours) ?? 0;
    row.forEach((similarity, other) => {
      if (similarity > 0 && similarity >= least) result[other]?.push({ index, similarity });
    });
  });
  return result;
}

/** Vectors of length 1. */
function weighStems(wordings: readonly Wording[], others: readonly Wording[]): Map<string, number>[] {
  const frequency = new Map<string, number>();
  const all = [...wordings, ...others];
  for (const { stems } of all) for (const stem of stems.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  return wordings.map(({ stems }) => {
    const vector = new Map<string, number>();
    let square = 0;
    for (const [stem, count] of stems) {
      const weight = (1 + Math.log(count)) * Math.log(1 + all.length / (frequency.get(stem) ?? 1));
      vector.set(stem, weight);
      square += weight * weight;
    }
    for (const [stem, weight] of vector) vector.set(stem, weight / Math.sqrt(square));
    return vector;
  });
}
