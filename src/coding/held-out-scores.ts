import { pooled } from './code-tree.ts';
import { learnCodes, type ScoreMatrix } from './learn-codes.ts';
import { dot } from './sparse-vector.ts';
import type { SuggestionCorpus } from './suggestion-corpus.ts';

/** The ways of suggesting that are compared: what is learned, and what needs no learning. */
export const methods = ['suggestions', 'indicators', 'definitions', 'majority'] as const;
export type Method = (typeof methods)[number];

/** What each method says of a unit of a held-out source: the higher the likelier, one score a code. */
export interface HeldOut {
  readonly scores: ReadonlyMap<number, Readonly<Record<Method, Float64Array>>>;
  /** Of every part that was held out, whether the others were enough for confidences. */
  readonly isCalibrated: boolean;
}

/** Parts of the sources a suggestion is calibrated on, within what is not held out. */
const innerFolds = 4;

/** Holds out one part of the sources after the other and scores it by what the rest teaches, calibration included. */
export function holdOut(
  corpus: SuggestionCorpus,
  parts: readonly ReadonlySet<string>[],
  options: {
    /** Scores from elsewhere, where nothing is learned from some sources. */
    readonly scores?: (without: ReadonlySet<string>) => readonly ScoreMatrix[];
    readonly progress?: (part: number) => void;
  } = {},
): HeldOut {
  const { tree, units, knowledge } = corpus;
  const scores = new Map<number, Readonly<Record<Method, Float64Array>>>();
  let isCalibrated = true;
  parts.forEach((part, number) => {
    options.progress?.(number);
    const elsewhere = options.scores?.(part) ?? [];
    const learned = learnCodes(corpus, { scores: elsewhere, without: part, folds: innerFolds });
    isCalibrated &&= learned.isCalibrated;
    const majority = new Float64Array(tree.ids.length);
    for (const { segment, codes } of corpus.passages) {
      if (part.has(segment.source)) continue;
      for (const code of codes) majority[code] = (majority[code] as number) + 1;
    }
    units.forEach((unit, position) => {
      if (!part.has(unit.source) || !(unit.isRead || unit.codes.length > 0)) return;
      const { vector } = unit;
      scores.set(position, {
        suggestions: learned.confidences(position),
        indicators: corpus.indicators(unit.matches),
        definitions: pooled(
          knowledge.map((own) => dot(own, vector)),
          tree,
        ),
        majority,
      });
    });
  });
  return { scores, isCalibrated };
}
