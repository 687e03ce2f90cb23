import { type Calibration, calibrate, confidences, fewestCoded, type Shares, uncalibrated } from './calibrate.ts';
import { complementBayes } from './complement-bayes.ts';
import { comparable, equalWeights, fitWeights, fused, type ScoredUnit, softmax } from './fuse-scores.ts';
import { type LinearModel, linearScores } from './linear-model.ts';
import { ridge } from './ridge.ts';
import { rocchio } from './rocchio.ts';
import type { SuggestionCorpus } from './suggestion-corpus.ts';

/** Scores from elsewhere: an embedding's, a language model's. The higher the likelier, on any scale. */
export interface ScoreMatrix {
  readonly name: string;
  /** units × codes, in the order of the corpus; units without a score are all equal. */
  readonly rows: readonly ArrayLike<number>[];
}

export interface LearnOptions {
  readonly scores?: readonly ScoreMatrix[];
  /** Sources held out: nothing is learned from them. */
  readonly without?: ReadonlySet<string>;
  /** Into how many parts sources are divided to score each by what the others teach. */
  readonly folds?: number;
}

/** What was learned, and what it says of every unit. */
export interface Learned {
  readonly scorers: readonly string[];
  readonly weights: readonly number[];
  readonly calibration: Calibration;
  /** Coded units it was calibrated on. */
  readonly coded: number;
  /** How many of them confidences need. */
  readonly fewest: number;
  /** Whether there were enough of them for confidences to mean something. */
  readonly isCalibrated: boolean;
  readonly models: readonly LinearModel[];
  /** One a code; a unit of a source that was learned from is judged by what the other sources teach. */
  confidences(unit: number): Float64Array;
  scored(unit: number): ScoredUnit;
}

const learners = { rocchio, bayes: complementBayes, ridge } as const;
/** The cost of ridge grows with the square of the passages: beyond these it is left out. */
const mostForRidge = 1500;

function learnersFor({ passages }: SuggestionCorpus): (keyof typeof learners)[] {
  return passages.length > mostForRidge ? ['rocchio', 'bayes'] : ['rocchio', 'bayes', 'ridge'];
}

/** Learns from all sources that people coded but those held out. Deterministic; the order of sources does not matter. */
export function learnCodes(corpus: SuggestionCorpus, options: LearnOptions = {}): Learned {
  const { units, tree } = corpus;
  const { without = new Set(), folds = 5, scores = [] } = options;
  const sources = corpus.trained.filter((source) => !without.has(source));
  const scorers = [...learnersFor(corpus), 'indicators', ...scores.map(({ name }) => name)];
  const parts = foldsOf(sources, folds);
  const heldOut = scoreHeldOut(corpus, parts, scores);
  const isCoded = (unit: number) => (units[unit]?.codes.length ?? 0) > 0;
  const judged = [...heldOut].filter(([unit]) => isCoded(unit) || units[unit]?.isRead);
  const coded = judged.filter(([unit]) => isCoded(unit));
  const isCalibrated = coded.length >= fewestCoded && parts.length > 2;
  const weights = isCalibrated
    ? fitWeights(
        coded.map(([unit, scored]) => ({ scored, shares: themeShares(corpus, unit) })),
        scorers.length,
      )
    : equalWeights(scorers.length);
  const sharesOf = (scored: ScoredUnit): Shares => ({
    themes: softmax(fused(scored.themes, weights)),
    codes: fused(scored.codes, weights),
  });
  const calibration = isCalibrated
    ? calibrate(
        judged.map(([unit, scored]) => ({ shares: sharesOf(scored), codes: units[unit]?.codes ?? [] })),
        tree,
      )
    : uncalibrated;
  const models = fitModels(corpus, new Set(sources));
  const scored = (unit: number) => heldOut.get(unit) ?? scoreUnit(corpus, unit, models, scores);
  return {
    scorers,
    weights,
    calibration,
    coded: coded.length,
    fewest: fewestCoded,
    isCalibrated,
    models,
    scored,
    confidences: (unit) => confidences(sharesOf(scored(unit)), calibration, tree),
  };
}

/** Every unit of the sources learned from, scored by what the other parts teach. */
function scoreHeldOut(
  corpus: SuggestionCorpus,
  parts: readonly ReadonlySet<string>[],
  scores: readonly ScoreMatrix[],
): Map<number, ScoredUnit> {
  const heldOut = new Map<number, ScoredUnit>();
  for (const part of parts) {
    const others = parts.filter((other) => other !== part).flatMap((other) => [...other]);
    const models = fitModels(corpus, new Set(others));
    corpus.units.forEach(({ source }, unit) => {
      if (part.has(source)) heldOut.set(unit, scoreUnit(corpus, unit, models, scores));
    });
  }
  return heldOut;
}

function scoreUnit(
  corpus: SuggestionCorpus,
  unit: number,
  models: readonly LinearModel[],
  scores: readonly ScoreMatrix[],
): ScoredUnit {
  const { vector, matches } = corpus.units[unit] as SuggestionCorpus['units'][number];
  const learned = models.map((model) => linearScores(model, vector));
  const others = scores.map(({ rows }) => rows[unit] as ArrayLike<number>);
  return comparable([...learned, corpus.indicators(matches), ...others], corpus.tree);
}

/** Of 1, the shares of the themes people gave a unit. */
function themeShares({ tree, units }: SuggestionCorpus, unit: number): Float64Array {
  const shares = Float64Array.from(tree.themes, (theme) => (units[unit]?.codes.includes(theme) ? 1 : 0));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

function fitModels(corpus: SuggestionCorpus, sources: ReadonlySet<string>): LinearModel[] {
  const training = {
    features: corpus.features.size,
    codes: corpus.tree.ids.length,
    passages: corpus.passages.filter(({ segment }) => sources.has(segment.source)),
    knowledge: corpus.knowledge,
  };
  return learnersFor(corpus).map((name) => learners[name](training));
}

/** Whole sources dealt in turn to so many parts. */
export function foldsOf(sources: readonly string[], folds: number): Set<string>[] {
  const parts = Array.from({ length: Math.min(folds, sources.length) }, () => new Set<string>());
  sources.forEach((source, i) => {
    parts[i % parts.length]?.add(source);
  });
  return parts;
}
