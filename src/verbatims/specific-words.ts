import { lafonSpecificity } from '../measure/lafon-specificity.ts';
import { logLikelihood } from '../measure/log-likelihood.ts';
import { isRefused } from '../measure/refusal.ts';
import { compareText } from '../model/order.ts';
import { type SaidWords, type StemTotals, totalsOf } from './said-words.ts';

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

/** All that is compared, and the form each stem is shown in. */
export interface Corpus extends StemTotals {
  readonly wordOf: (stem: number) => string;
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
  part: readonly SaidWords[],
  corpus: Corpus,
  measure: VocabularyMeasure,
): { size: number; words: SpecificWord[] } {
  const own = totalsOf(part, corpus.occurrences.length);
  const { size } = own;
  const words = corpus.stems.flatMap((stem): SpecificWord[] => {
    const frequency = corpus.occurrences[stem] as number;
    const allCases = corpus.cases[stem] as number;
    const k = own.occurrences[stem] as number;
    if (frequency < leastFrequency || allCases < leastCases) return [];
    const lafon = lafonSpecificity({ k, frequency, part: size, total: corpus.size });
    const keyness = logLikelihood(k, frequency - k, size, corpus.size - size);
    if (isRefused(lafon) || isRefused(keyness)) return [];
    const cases = own.cases[stem] as number;
    if (lafon.sign > 0 && cases < leastCases) return [];
    const numbers = { specificity: lafon.score, logLikelihood: keyness.g2, logRatio: keyness.logRatio };
    return [{ word: corpus.wordOf(stem), k, frequency, cases, allCases, ...numbers }];
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
