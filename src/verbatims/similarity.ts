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
  const sizes = Int32Array.from(members, (same) => same.length);
  const standing: Standing[] = kinds.map(() => ({ kinds: [], similarities: [] }));
  const rowOf = similarities(vectors, all.lexicon.stems.length);
  for (const kind of vectors.keys()) {
    const { met, row } = rowOf(kind);
    const nearest = new Greatest(neighbours);
    let least = 0;
    for (let at = 0; at < met.length; at++) {
      const other = met[at] as number;
      const similarity = row[other] as number;
      if (similarity > least) least = nearest.add(similarity, sizes[other] as number);
    }
    for (let at = 0; at < met.length; at++) {
      const other = met[at] as number;
      const similarity = row[other] as number;
      if (similarity < least) continue;
      const { kinds: own, similarities: how } = standing[other] as Standing;
      own.push(kind);
      how.push(similarity);
    }
  }
  return standing.map((one) => byText(one.kinds, one.similarities, members));
}

interface Standing {
  readonly kinds: number[];
  readonly similarities: number[];
}

interface Vector {
  readonly stems: Int32Array;
  readonly weights: Float64Array;
}

/** From a vector to its cosines with all others: those it shares a stem with, and a row in which the others are not to be read. */
function similarities(vectors: readonly Vector[], stemCount: number) {
  const starts = new Int32Array(stemCount + 1);
  for (const { stems } of vectors) for (const stem of stems) starts[stem + 1] = (starts[stem + 1] as number) + 1;
  for (let stem = 0; stem < stemCount; stem++)
    starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number);
  const next = starts.slice();
  const having = new Int32Array(starts[stemCount] as number);
  const weighing = new Float64Array(having.length);
  vectors.forEach(({ stems, weights }, kind) => {
    stems.forEach((stem, i) => {
      const at = next[stem] as number;
      having[at] = kind;
      weighing[at] = weights[i] as number;
      next[stem] = at + 1;
    });
  });
  const row = new Float64Array(vectors.length);
  const met = new Int32Array(vectors.length);
  let count = 0;
  return (kind: number) => {
    for (let at = 0; at < count; at++) row[met[at] as number] = 0;
    count = 0;
    const { stems, weights } = vectors[kind] as Vector;
    for (let i = 0; i < stems.length; i++) {
      const weight = weights[i] as number;
      const end = starts[(stems[i] as number) + 1] as number;
      for (let at = starts[stems[i] as number] as number; at < end; at++) {
        const other = having[at] as number;
        const sum = row[other] as number;
        if (sum === 0) met[count++] = other;
        row[other] = sum + weight * (weighing[at] as number);
      }
    }
    return { met: met.subarray(0, count), row };
  };
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
  if (kinds.every((kind) => members[kind]?.length === 1))
    return { kinds: Int32Array.from(kinds), similarities: Float64Array.from(similarities) };
  const found = kinds.flatMap((kind, i) =>
    (members[kind] as readonly number[]).map((text) => ({ text, kind, similarity: similarities[i] as number })),
  );
  found.sort((a, b) => a.text - b.text);
  return {
    kinds: Int32Array.from(found, ({ kind }) => kind),
    similarities: Float64Array.from(found, ({ similarity }) => similarity),
  };
}
