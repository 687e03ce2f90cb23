import { foldWord } from '../language/fold.ts';
import type { CodedSegment } from '../model/coded-segments.ts';
import { covers } from '../model/coding.ts';
import { grouped } from '../model/grouped.ts';
import type { Learned } from './learn-codes.ts';
import { likenessTo } from './likeness.ts';
import { type LinearModel, linearScores } from './linear-model.ts';
import type { SuggestionCorpus, SuggestionUnit } from './suggestion-corpus.ts';

/** Why a code is suggested for a passage; nothing in it is masked yet. */
export interface SuggestionReasons {
  /** Words of the passage that speak most for this code rather than for any, as they stand there. */
  readonly words: readonly string[];
  /** Indicators of the code, or of codes below it, that match. */
  readonly indicators: readonly string[];
  /** The coded passage most like it, itself aside. */
  readonly nearest?: CodedSegment;
  readonly model?: ModelReason;
}

/** A language model that gives the code, or one below it; as any output may show it. */
export interface ModelReason {
  readonly model: string;
  /** The words it quotes for it, names masked; absent where the interview may not be quoted. */
  readonly quote?: string;
}

type CodedPassage = SuggestionCorpus['passages'][number];

const mostWords = 4;
/** A passage less like it than this has hardly a word in common. */
const leastLikeness = 0.1;

/**
 * Explains suggestions by what the learners weigh.
 * @param mayQuote sources whose passages may be shown as the nearest.
 */
export function explainer(corpus: SuggestionCorpus, learned: Learned, mayQuote: (source: string) => boolean) {
  const { tree, features, units } = corpus;
  const means = learned.models.map(meanWeights);
  const shown = corpus.passages.filter(({ segment }) => mayQuote(segment.source));
  const likeness = likenessTo(shown.map(({ segment }) => features.stems(segment.text)));
  const ofSource = grouped([...shown.keys()], (i) => (shown[i] as CodedPassage).segment.source);
  const isWithin = (code: number, above: number): boolean => {
    for (let at = code; at >= 0; at = tree.parent[at] as number) if (at === above) return true;
    return false;
  };
  return (position: number): ((code: number) => SuggestionReasons) => {
    const unit = units[position] as (typeof units)[number];
    const weigh = wordWeights(unit, corpus, learned, means);
    const alike = likeness(features.stems(unit.text));
    for (const i of ofSource.get(unit.source) ?? []) {
      const { segment } = shown[i] as CodedPassage;
      if (unit.parts.some((part) => covers(segment, part))) alike[i] = 0;
    }
    const nearestOf = nearest(shown, alike, tree.ids.length);
    return (code) => {
      const matched = unit.matches.filter((match) => isWithin(tree.position.get(match.code) as number, code));
      const nearest = shown[nearestOf[code] as number]?.segment;
      return {
        words: weigh(code),
        indicators: [...new Set(matched.map(({ indicator }) => indicator))],
        ...(nearest ? { nearest } : {}),
      };
    };
  };
}

/** The words of a text that weigh most for a code: by their stems and n-grams, in all linear models together. */
function wordWeights(
  { text, vector }: SuggestionUnit,
  { features }: SuggestionCorpus,
  learned: Learned,
  means: readonly Float32Array[],
): (code: number) => string[] {
  const local = new Map([...vector.features].map((feature, i) => [feature, i]));
  const scales = learned.models.map((model, i) => (learned.weights[i] as number) / spread(linearScores(model, vector)));
  const words = new Map<string, { surface: string; parts: number[] }>();
  for (const { surface, features: own } of features.words(text)) {
    const key = foldWord(surface);
    if (words.has(key)) continue;
    words.set(key, { surface, parts: [own.stem, ...own.grams].flatMap((feature) => local.get(feature) ?? []) });
  }
  return (code) => {
    const weights = vector.values.map((value, i) => {
      const feature = vector.features[i] as number;
      let sum = 0;
      for (let m = 0; m < means.length; m++) {
        const { weights: own, codes } = learned.models[m] as LinearModel;
        const weight = (own[feature * codes + code] as number) - (means[m]?.[feature] as number);
        sum += (scales[m] as number) * weight;
      }
      return value * sum;
    });
    return [...words.values()]
      .map(({ surface, parts }) => ({ surface, weight: parts.reduce((sum, i) => sum + (weights[i] as number), 0) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostWords)
      .map(({ surface }) => surface);
  };
}

/** For each code the passage of it that is most alike, the first of several; −1 where none is alike enough. */
function nearest(passages: readonly CodedPassage[], alike: Float32Array, codes: number): Int32Array {
  const best = new Int32Array(codes).fill(-1);
  alike.forEach((likeness, i) => {
    if (likeness < leastLikeness) return;
    for (const code of (passages[i] as CodedPassage).codes)
      if (best[code] === -1 || likeness > (alike[best[code] as number] as number)) best[code] = i;
  });
  return best;
}

/** The mean weight of each feature over the codes. */
function meanWeights({ codes, weights }: LinearModel): Float32Array {
  const means = new Float32Array(weights.length / codes);
  for (let i = 0; i < weights.length; i++) {
    const feature = Math.floor(i / codes);
    means[feature] = (means[feature] as number) + (weights[i] as number) / codes;
  }
  return means;
}

function spread(scores: Float64Array): number {
  const mean = scores.reduce((sum, value) => sum + value, 0) / scores.length;
  return Math.sqrt(scores.reduce((sum, value) => sum + (value - mean) ** 2, 0) / scores.length) || 1;
}
