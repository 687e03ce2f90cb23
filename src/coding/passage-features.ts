import { stopTest } from '../language/content-words.ts';
import { foldWord } from '../language/fold.ts';
import { stemmer } from '../language/stem.ts';
import { tokenize } from '../language/tokens.ts';
import type { Spoken } from '../model/spoken.ts';
import type { SparseVector } from './sparse-vector.ts';

/** A word as features see it: its stem, and the runs of 3 to 5 characters of it. */
interface WordFeatures {
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
  words(text: string): FoundWord[];
}

interface FoundWord {
  readonly surface: string;
  readonly features: WordFeatures;
}

/** The texts that say which features there are; what occurs in neither codebook nor coded passages says nothing of any code. */
interface FeatureTexts {
  /** One a code, what the codebook says. */
  readonly knowledge: readonly string[];
  readonly coded: readonly string[];
  /** All that respondents say, coded or not: it tells how common a feature is. */
  readonly seen: readonly string[];
}

const shortestGram = 3;
const longestGram = 5;

/**
 * Prepares the features of texts: folded stems and character n-grams of words that are not grammar, by tf-idf with
 * logarithmic tf. All texts are read in one language.
 */
export function passageFeatures({ knowledge, coded, seen }: FeatureTexts, spoken: Spoken): PassageFeatures {
  const lexicon = buildLexicon(spoken);
  for (const text of [...knowledge, ...coded]) lexicon.words(text);
  const all = [...knowledge, ...seen];
  const { size, isGram, texts } = lexicon.close(all);
  const idf = texts.map((n) => 1 + Math.log((all.length + 1) / (n + 1)));
  const counter = featureCounter(size);
  const weighed = (text: string, grams: boolean): SparseVector => {
    const { features, counts } = counter(lexicon.words(text), grams);
    const values = Float32Array.from(
      features,
      (feature, i) => (1 + Math.log(counts[i] as number)) * (idf[feature] as number),
    );
    const lengths = [0, 0];
    features.forEach((feature, i) => {
      const kind = isGram[feature] as number;
      lengths[kind] = (lengths[kind] as number) + (values[i] as number) ** 2;
    });
    const scale = lengths.map((sum) => (grams ? Math.SQRT1_2 : 1) / (Math.sqrt(sum) || 1));
    const scaled = values.map((value, i) => value * (scale[isGram[features[i] as number] as number] as number));
    return { features, values: scaled };
  };
  return {
    size,
    vector: (text) => weighed(text, true),
    stems: (text) => weighed(text, false),
    words: (text) => lexicon.words(text),
  };
}

/** Counts the features of words; they ascend. */
function featureCounter(size: number) {
  const counts = new Float32Array(size);
  return (words: readonly FoundWord[], grams: boolean) => {
    const touched: number[] = [];
    const add = (feature: number) => {
      if (counts[feature] === 0) touched.push(feature);
      counts[feature] = (counts[feature] as number) + 1;
    };
    for (const { features } of words) {
      if (features.stem >= 0) add(features.stem);
      if (grams) for (const gram of features.grams) add(gram);
    }
    const features = Int32Array.from(touched).sort();
    const found = Float32Array.from(features, (feature) => counts[feature] as number);
    for (const feature of touched) counts[feature] = 0;
    return { features, counts: found };
  };
}

/** Numbers stems and n-grams as they are met, until closed: then what is new has no number. */
function buildLexicon(spoken: Spoken) {
  const { stem } = stemmer(spoken.language);
  const isStop = stopTest(spoken, stem);
  const stems = new Map<string, number>();
  const grams = new Map<string, number>();
  const seen = new Map<string, WordFeatures | undefined>();
  let size = 0;
  let isOpen = true;
  const numbered = (map: Map<string, number>, key: string): number => {
    const known = map.get(key);
    if (known !== undefined || !isOpen) return known ?? -1;
    map.set(key, size);
    return size++;
  };
  const featuresOf = (word: string): WordFeatures | undefined => {
    if (seen.has(word)) return seen.get(word);
    const folded = foldWord(word);
    const found =
      folded.length < 2 || isStop(folded)
        ? undefined
        : {
            stem: numbered(stems, stem(folded)),
            grams: Int32Array.from(gramsOf(folded), (gram) => numbered(grams, gram)).filter((id) => id >= 0),
          };
    seen.set(word, found);
    return found;
  };
  const words = (text: string): FoundWord[] =>
    tokenize(text, spoken.language).flatMap(({ text: surface }) => {
      const features = featuresOf(surface);
      return features ? [{ surface, features }] : [];
    });
  /** Takes no more features, and leaves out those that fewer than two texts have: they bring nothing together. */
  const close = (texts: readonly string[]) => {
    isOpen = false;
    const counter = featureCounter(size);
    const before = new Float32Array(size);
    for (const text of texts) {
      for (const feature of counter(words(text), true).features) before[feature] = (before[feature] as number) + 1;
    }
    const kept = [...before.keys()].filter((feature) => (before[feature] as number) > 1);
    const number = new Map(kept.map((feature, i) => [feature, i]));
    for (const map of [stems, grams]) {
      for (const [key, feature] of map) {
        const now = number.get(feature);
        if (now === undefined) map.delete(key);
        else map.set(key, now);
      }
    }
    seen.clear();
    size = kept.length;
    const isGram = new Uint8Array(size);
    for (const feature of grams.values()) isGram[feature] = 1;
    return { size, isGram, texts: Float32Array.from(kept, (feature) => before[feature] as number) };
  };
  return { words, close };
}

function gramsOf(word: string): string[] {
  const padded = ` ${word} `;
  const found: string[] = [];
  for (let length = shortestGram; length <= longestGram; length++) {
    for (let i = 0; i + length <= padded.length; i++) found.push(padded.slice(i, i + length));
  }
  return found;
}
