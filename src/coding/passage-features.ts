import { foldWord } from '../language/fold.ts';
import { stemmer } from '../language/stem.ts';
import { stopWords } from '../language/stop-words.ts';
import { tokenize } from '../language/tokens.ts';
import type { Language } from '../model/settings.ts';
import type { SparseVector } from './sparse-vector.ts';

/** A word as features see it: its stem, and the runs of 3 to 5 characters of it. */
export interface WordFeatures {
  /** −1 where no known text has the stem. */
  readonly stem: number;
  readonly grams: Int32Array;
}

export interface PassageFeatures {
  /** How many features there are. */
  readonly size: number;
  /** What a text says, its words and their parts each of length √½: unknown words have no part in it. */
  vector(text: string): SparseVector;
  /** The same by stems alone. */
  stems(text: string): SparseVector;
  /** The words of a text as they stand there, without words of grammar, with their features. */
  words(text: string): { readonly surface: string; readonly features: WordFeatures }[];
}

const shortestGram = 3;
const longestGram = 5;

/**
 * Prepares the features of texts: folded stems and character n-grams of words that are not grammar, by tf-idf with
 * logarithmic tf.
 * @param known texts of codebook and coded passages: what occurs in none of them says nothing of any code.
 * @param seen texts, coded or not, that say how common a feature is.
 */
export function passageFeatures(known: Iterable<string>, seen: readonly string[], language: Language): PassageFeatures {
  const lexicon = buildLexicon(language);
  for (const text of known) lexicon.words(text, true);
  const { size, isGram } = lexicon.close();
  const counts = new Float32Array(size);
  const touched: number[] = [];
  const count = (text: string, grams: boolean) => {
    touched.length = 0;
    const add = (feature: number) => {
      if (counts[feature] === 0) touched.push(feature);
      counts[feature] = (counts[feature] as number) + 1;
    };
    for (const { features } of lexicon.words(text, false)) {
      if (features.stem >= 0) add(features.stem);
      if (grams) for (const gram of features.grams) add(gram);
    }
    return Int32Array.from(touched).sort();
  };
  const texts = new Float32Array(size);
  for (const text of seen) {
    for (const feature of count(text, true)) {
      texts[feature] = (texts[feature] as number) + 1;
      counts[feature] = 0;
    }
  }
  const idf = texts.map((n) => 1 + Math.log((seen.length + 1) / (n + 1)));
  const weighed = (text: string, grams: boolean): SparseVector => {
    const features = count(text, grams);
    const values = Float32Array.from(features, (feature) => {
      const value = (1 + Math.log(counts[feature] as number)) * (idf[feature] as number);
      counts[feature] = 0;
      return value;
    });
    const lengths = [0, 0];
    features.forEach((feature, i) => {
      const kind = isGram[feature] as number;
      lengths[kind] = (lengths[kind] as number) + (values[i] as number) ** 2;
    });
    const scale = lengths.map((sum) => (grams ? Math.SQRT1_2 : 1) / (Math.sqrt(sum) || 1));
    return {
      features,
      values: values.map((value, i) => value * (scale[isGram[features[i] as number] as number] as number)),
    };
  };
  return {
    size,
    vector: (text) => weighed(text, true),
    stems: (text) => weighed(text, false),
    words: (text) => lexicon.words(text, false),
  };
}

/** Numbers stems and n-grams as they are met, until closed: then what is new has no number. */
function buildLexicon(language: Language) {
  const { stem } = stemmer(language);
  const grammar = stopWords(language);
  const stems = new Map<string, number>();
  const grams = new Map<string, number>();
  const seen = new Map<string, WordFeatures | undefined>();
  let size = 0;
  const numbered = (map: Map<string, number>, key: string, open: boolean): number => {
    const known = map.get(key);
    if (known !== undefined || !open) return known ?? -1;
    map.set(key, size);
    return size++;
  };
  const featuresOf = (word: string, open: boolean): WordFeatures | undefined => {
    if (seen.has(word)) return seen.get(word);
    const folded = foldWord(word);
    const found =
      grammar.has(folded) || folded.length < 2
        ? undefined
        : {
            stem: numbered(stems, stem(folded), open),
            grams: Int32Array.from(gramsOf(folded).map((gram) => numbered(grams, gram, open))).filter((id) => id >= 0),
          };
    seen.set(word, found);
    return found;
  };
  return {
    words: (text: string, open: boolean) =>
      tokenize(text, language).flatMap(({ text: surface }) => {
        const features = featuresOf(surface, open);
        return features ? [{ surface, features }] : [];
      }),
    close: () => {
      const isGram = new Uint8Array(size);
      for (const id of grams.values()) isGram[id] = 1;
      return { size, isGram };
    },
  };
}

function gramsOf(word: string): string[] {
  const padded = ` ${word} `;
  const found: string[] = [];
  for (let length = shortestGram; length <= longestGram; length++) {
    for (let i = 0; i + length <= padded.length; i++) found.push(padded.slice(i, i + length));
  }
  return found;
}
