import { lafonSpecificity } from '../measure/lafon-specificity.ts';
import { logLikelihood } from '../measure/log-likelihood.ts';
import { isRefused } from '../measure/refusal.ts';
import { compareText } from '../model/order.ts';
import type { SpokenWord } from './spoken-words.ts';

/** How words are ranked. */
export const vocabularyMeasures = ['specificity', 'log-likelihood', 'log-ratio'] as const;
export type VocabularyMeasure = (typeof vocabularyMeasures)[number];

/** A word said in a part of the corpus more, or less, than in all of it. */
export interface SpecificWord {
  /** Its most frequent form. */
  readonly word: string;
  /** Occurrences in the part, and in all. */
  readonly k: number;
  readonly frequency: number;
  /** Cases that say it in the part, and in all. */
  readonly cases: number;
  readonly allCases: number;
  /** ± −log₁₀ p (Lafon 1980); negative: said less than expected. */
  readonly specificity: number;
  /** Rayson & Garside's G², and Hardie's log ratio, of the part against the rest. */
  readonly logLikelihood: number;
  readonly logRatio: number;
}

/** Words of a case that belong to a part. */
export interface PartWords {
  readonly case: string;
  readonly words: readonly SpokenWord[];
}

interface Count {
  k: number;
  readonly cases: Set<string>;
}

export interface Corpus {
  readonly size: number;
  readonly counts: ReadonlyMap<string, Count>;
  readonly forms: ReadonlyMap<string, string>;
}

/** Occurrences and cases of every stem, and the form each is shown in. */
export function countCorpus(all: readonly PartWords[]): Corpus {
  const forms = new Map<string, Map<string, number>>();
  for (const { words } of all) {
    for (const { stem, form } of words) {
      if (stem === undefined) continue;
      const known = forms.get(stem) ?? new Map<string, number>();
      forms.set(stem, known.set(form, (known.get(form) ?? 0) + 1));
    }
  }
  const commonest = (known: ReadonlyMap<string, number>) =>
    [...known].reduce((a, b) => ((b[1] - a[1] || compareText(a[0], b[0])) > 0 ? b : a))[0];
  return { ...countPart(all), forms: new Map([...forms].map(([stem, known]) => [stem, commonest(known)])) };
}

function countPart(part: readonly PartWords[]): { size: number; counts: Map<string, Count> } {
  const counts = new Map<string, Count>();
  for (const { case: name, words } of part) {
    for (const { stem } of words) {
      if (stem === undefined) continue;
      const count = counts.get(stem) ?? { k: 0, cases: new Set() };
      count.k++;
      count.cases.add(name);
      counts.set(stem, count);
    }
  }
  return { size: part.reduce((sum, { words }) => sum + words.length, 0), counts };
}

/** A word met less often says nothing. */
const leastFrequency = 3;
/** One speaker's tic is no vocabulary, and would say who they are. */
const leastCases = 2;
/** p < .01: ± 2 of specificities, 6.63 of G². */
const leastSpecificity = 2;
const leastLikelihood = 6.63;

/** The words specific to a part of a corpus, most specific first, then those avoided in it; p < .01, in two cases or more. */
export function specificWords(
  part: readonly PartWords[],
  corpus: Corpus,
  measure: VocabularyMeasure,
): { size: number; words: SpecificWord[] } {
  const { size, counts } = countPart(part);
  const words = [...corpus.counts].flatMap(([stem, all]): SpecificWord[] => {
    const own = counts.get(stem);
    const k = own?.k ?? 0;
    if (all.k < leastFrequency || all.cases.size < leastCases) return [];
    const lafon = lafonSpecificity({ k, frequency: all.k, part: size, total: corpus.size });
    const keyness = logLikelihood(k, all.k - k, size, corpus.size - size);
    if (isRefused(lafon) || isRefused(keyness)) return [];
    const cases = own?.cases.size ?? 0;
    if (lafon.sign > 0 && cases < leastCases) return [];
    const word = corpus.forms.get(stem) ?? stem;
    const { g2, logRatio } = keyness;
    const numbers = { specificity: lafon.score, logLikelihood: g2, logRatio };
    return [{ word, k, frequency: all.k, cases, allCases: all.cases.size, ...numbers }];
  });
  const score = scores[measure];
  const isSpecific = (word: SpecificWord) =>
    measure === 'specificity' ? Math.abs(word.specificity) >= leastSpecificity : word.logLikelihood >= leastLikelihood;
  return { size, words: words.filter(isSpecific).sort((a, b) => score(b) - score(a) || compareText(a.word, b.word)) };
}

const scores: Readonly<Record<VocabularyMeasure, (word: SpecificWord) => number>> = {
  specificity: ({ specificity }) => specificity,
  'log-likelihood': ({ logLikelihood: g2, logRatio }) => Math.sign(logRatio) * g2,
  'log-ratio': ({ logRatio }) => logRatio,
};
