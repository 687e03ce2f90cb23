import { type Evaluation, evaluateSuggestions } from '../coding/evaluate-suggestions.ts';
import { holdOut } from '../coding/held-out-scores.ts';
import { foldsOf } from '../coding/learn-codes.ts';
import type { SuggestionCorpus } from '../coding/suggestion-corpus.ts';
import type { CodedStudy } from '../model/study.ts';
import { evaluationLimits } from './code-evaluate-limits.ts';
import { evaluateText } from './code-evaluate-text.ts';
import { corpusOf, thresholdGiven, unitGiven } from './code-suggest.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { modelsAsked } from './models-asked.ts';
import { openCoded, problemNotes } from './opened.ts';

/** What was held out, and what came of it. */
export interface HeldOutEvaluation extends Evaluation {
  readonly by: 'source' | 'wave';
  /** How many parts were held out in turn: single sources, groups of whole sources where there are many, or waves. */
  readonly parts: number;
  readonly sources: number;
}

export const mostParts = 10;
const otherThresholds = [0.3, 0.5, 0.7, 0.9];

/** Says what suggestions are worth on this study: sources held out in turn and, where there are several waves, waves. */
export async function run(call: Call): Promise<Answer> {
  const opened = openCoded(call);
  const { coded, problems } = opened;
  const unit = unitGiven(call);
  const threshold = thresholdGiven(call);
  if (call.args.length > 0) throw new UsageError('--evaluate holds out every coded interview in turn: name none.');
  const corpus = corpusOf(coded, unit, call);
  const ways = waysOf(call, coded, corpus);
  const models = await modelsAsked(call, opened, corpus, []);
  const evaluations = ways.map(({ by, parts }): HeldOutEvaluation => {
    const progress = (part: number) => call.progress(`Holding out ${by} ${part + 1} of ${parts.length} …`);
    const held = holdOut(corpus, parts, { progress, scores: (without) => models?.scores(without) ?? [] });
    const thresholds = [threshold, ...otherThresholds.filter((other) => other !== threshold)];
    const sources = parts.reduce((sum, part) => sum + part.size, 0);
    return { by, parts: parts.length, sources, ...evaluateSuggestions(corpus, held, thresholds) };
  });
  const limits = evaluationLimits(corpus, evaluations);
  const exit = exitCode(problems, call.options.strict === true);
  if (call.options.json) {
    const provider = models ? { provider: models.provider } : {};
    const document = { unit, threshold, evaluations, limits, ...provider, problems };
    return { output: jsonDocument(document), exitCode: exit };
  }
  const output = evaluateText(evaluations, limits, threshold, coded) + (models?.note ?? '');
  return { output, exitCode: exit, ...problemNotes(problems, call) };
}

interface Way {
  readonly by: 'source' | 'wave';
  readonly parts: readonly ReadonlySet<string>[];
}

function waysOf(call: Call, coded: CodedStudy, { trained }: SuggestionCorpus): Way[] {
  const { by } = call.options;
  if (by !== undefined && by !== 'source' && by !== 'wave')
    throw new UsageError(`\`--by ${by}\`: what is held out is a \`source\` or a \`wave\`.`);
  if (trained.length < 2)
    throw new UsageError('There is nothing to hold out: --evaluate needs two interviews that people have coded.');
  const waves = coded.settings.waves
    .map(({ id }) => new Set(trained.filter((source) => coded.sourceById.get(source)?.wave === id)))
    .filter(({ size }) => size > 0);
  if (by === 'wave' && waves.length < 2)
    throw new UsageError('There is no wave to hold out: people have coded interviews of one wave only.');
  const sources: Way = { by: 'source', parts: foldsOf(trained, mostParts) };
  const whole: Way = { by: 'wave', parts: waves };
  if (by) return [by === 'wave' ? whole : sources];
  return waves.length > 1 ? [sources, whole] : [sources];
}
