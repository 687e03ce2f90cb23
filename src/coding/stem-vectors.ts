/** A text as weights of its stems, of length 1. */
export type SparseVector = ReadonlyMap<string, number>;

/** Stems that weigh little tell nothing, and cost time. */
const mostStems = 40;
/** A stem in more of the texts than this share, and this many, belongs to all of them. */
const mostShare = 0.2;
const fewTexts = 20;

/**
 * Texts as tf-idf vectors of length 1, (1 + ln tf) · ln(N ÷ df), after Salton and Buckley (1988); stems of one text
 * only, and of most of the corpus, are left out. A text with nothing left has an empty vector.
 * @param corpus what the texts are part of, and df is counted in.
 */
export function tfIdfVectors(
  texts: readonly ReadonlyMap<string, number>[],
  corpus: readonly ReadonlyMap<string, number>[],
): SparseVector[] {
  const own = spreadIn(texts);
  const spread = spreadIn(corpus);
  const most = Math.max(fewTexts, corpus.length * mostShare);
  return texts.map((stems) => {
    const weights = [...stems].flatMap(([stem, count]): [string, number][] => {
      const df = spread.get(stem) ?? 0;
      if ((own.get(stem) ?? 0) < 2 || df > most || df === corpus.length) return [];
      return [[stem, (1 + Math.log(count)) * Math.log(corpus.length / df)]];
    });
    weights.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    return unit(new Map(weights.slice(0, mostStems)));
  });
}

function spreadIn(texts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const stems of texts) for (const stem of stems.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  return spread;
}

/** The sum of vectors; not of length 1. */
export function sumOf(vectors: readonly SparseVector[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + weight);
  return sum;
}

export function dot(a: SparseVector, b: SparseVector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0);
  return sum;
}

function unit(vector: ReadonlyMap<string, number>): SparseVector {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? new Map() : new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
}

/** Which vectors have each stem, to find those that share any with another in one go. */
export class StemLists {
  private readonly lists = new Map<string, { readonly texts: number[]; readonly weights: number[] }>();
  private readonly sums: Float64Array;

  /** @param longest stems of more vectors than this are left out. */
  constructor(vectors: readonly SparseVector[], longest: number) {
    this.sums = new Float64Array(vectors.length);
    vectors.forEach((vector, text) => {
      for (const [stem, weight] of vector) {
        const list = this.lists.get(stem) ?? { texts: [], weights: [] };
        this.lists.set(stem, list);
        list.texts.push(text);
        list.weights.push(weight);
      }
    });
    for (const [stem, { texts }] of this.lists) if (texts.length > longest) this.lists.delete(stem);
  }

  /** The products of a vector with each that shares a stem with it, over the stems that are listed. */
  scores(vector: SparseVector): [text: number, product: number][] {
    const met: number[] = [];
    for (const [stem, weight] of vector) {
      const { texts, weights } = this.lists.get(stem) ?? { texts: [], weights: [] };
      for (let at = 0; at < texts.length; at += 1) {
        const text = texts[at] as number;
        if (this.sums[text] === 0) met.push(text);
        this.sums[text] = (this.sums[text] as number) + weight * (weights[at] as number);
      }
    }
    const found = met.map((text): [number, number] => [text, this.sums[text] as number]);
    for (const text of met) this.sums[text] = 0;
    return found;
  }
}
