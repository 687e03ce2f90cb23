import type { Alike } from './alike.ts';
import { Greatest } from './greatest.ts';
import type { StemCounts, WordedTexts } from './worded-texts.ts';

/** The texts that one text stands for, by their kind, in the order of the texts, and how well, 0–1. */
export interface Represented {
  readonly kinds: Int32Array;
  readonly similarities: Float64Array;
}

/** How many texts may stand for a text: a bound that keeps every later step linear in the number of texts. */
const neighbours = 30;

/**
 * For each kind of text, the texts it can stand for: those that count it among their 30 nearest, itself first among them.
 * Similarity is the cosine of tf-idf vectors, tf as 1 + ln.
 * @param kinds the stems of a text of each kind
 * @param all what a stem's rarity is taken from
 */
export function representation(kinds: readonly StemCounts[], { members }: Alike, all: WordedTexts): Represented[] {
  const vectors = kinds.map(({ stems, counts }) => ({ stems, weights: weighStems(stems, counts, all) }));
  const postings = new Map<number, { kinds: number[]; weights: number[] }>();
  vectors.forEach(({ stems, weights }, kind) => {
    stems.forEach((stem, i) => {
      const posting = postings.get(stem) ?? { kinds: [], weights: [] };
      postings.set(stem, posting);
      posting.kinds.push(kind);
      posting.weights.push(weights[i] as number);
    });
  });
  const standing: { kinds: number[]; similarities: number[] }[] = kinds.map(() => ({ kinds: [], similarities: [] }));
  const row = new Float64Array(kinds.length);
  vectors.forEach(({ stems, weights }, kind) => {
    const met: number[] = [];
    stems.forEach((stem, i) => {
      const posting = postings.get(stem);
      if (!posting) return;
      const weight = weights[i] as number;
      for (let at = 0; at < posting.kinds.length; at++) {
        const other = posting.kinds[at] as number;
        const sum = row[other] as number;
        if (sum === 0) met.push(other);
        row[other] = sum + weight * (posting.weights[at] as number);
      }
    });
    const nearest = new Greatest(neighbours);
    for (const other of met) nearest.add(row[other] as number, (members[other] as readonly number[]).length);
    for (const other of met) {
      const similarity = row[other] as number;
      row[other] = 0;
      if (similarity < nearest.least) continue;
      standing[other]?.kinds.push(kind);
      standing[other]?.similarities.push(similarity);
    }
  });
  return standing.map((one) => byText(one.kinds, one.similarities, members));
}

/** Weights of a vector of length 1. */
function weighStems(stems: Int32Array, counts: Int32Array, { documents, size }: WordedTexts): Float64Array {
  let square = 0;
  const weights = Float64Array.from(stems, (stem, i) => {
    const weight = (1 + Math.log(counts[i] as number)) * Math.log(1 + size / (documents[stem] as number));
    square += weight * weight;
    return weight;
  });
  return weights.map((weight) => weight / Math.sqrt(square));
}

/** Each text of these kinds, in the order of the texts. */
function byText(kinds: readonly number[], similarities: readonly number[], members: Alike['members']): Represented {
  const found = kinds.flatMap((kind, i) =>
    (members[kind] as readonly number[]).map((text) => ({ text, kind, similarity: similarities[i] as number })),
  );
  if (found.length > kinds.length) found.sort((a, b) => a.text - b.text);
  return {
    kinds: Int32Array.from(found, ({ kind }) => kind),
    similarities: Float64Array.from(found, ({ similarity }) => similarity),
  };
}
