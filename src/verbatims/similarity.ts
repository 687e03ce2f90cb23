import type { Alike } from './alike.ts';
import { Cosines } from './cosines.ts';
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
  const cosines = new Cosines(vectors, sizes, neighbours, all.lexicon.stems.length);
  for (const kind of vectors.keys()) {
    const { met, row, least } = cosines.nearestTo(kind);
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
