import { evaluateSuggestions } from '../coding/evaluate-suggestions.ts';
import { holdOut } from '../coding/held-out-scores.ts';
import { foldsOf } from '../coding/learn-codes.ts';
import { suggestionCorpus } from '../coding/suggestion-corpus.ts';
import type { Tally } from '../measure/review-acceptance.ts';
import type { CodedStudy } from '../model/study.ts';
import { mostParts } from './code-evaluate.ts';
import type { Call } from './command.ts';

/**
 * Of what the learner would suggest at a confidence for interviews it has not seen, how much people had given, by code;
 * as `study code --evaluate` measures it, paragraph by paragraph, without a model of the user's own. Undefined where too
 * little is coded for confidences.
 * @param threshold 0–1.
 */
export function estimatedPrecision(coded: CodedStudy, threshold: number, call: Call): Map<string, Tally> | undefined {
  const corpus = suggestionCorpus(coded, 'paragraph');
  if (corpus.trained.length < 2) return undefined;
  const parts = foldsOf(corpus.trained, mostParts);
  const progress = (part: number) => call.progress(`Holding out part ${part + 1} of ${parts.length} …`);
  const held = holdOut(corpus, parts, { progress });
  if (!held.isCalibrated) return undefined;
  const { codes } = evaluateSuggestions(corpus, held, [threshold]);
  return new Map(
    codes.map(({ code, written, precision }) => [code, { k: Math.round((precision ?? 0) * written), n: written }]),
  );
}
