import { type VocabularyMeasure, vocabularyMeasures } from '../verbatims/specific-words.ts';
import { type Vocabulary, vocabulary } from '../verbatims/vocabulary.ts';
import { type Call, UsageError } from './command.ts';
import { knownVariable, numberGiven, variablesOf } from './opened.ts';
import type { Asked } from './stats-row.ts';

/** With `--vocabulary`: the words specific to each wave, code or value. */
export function vocabularyGiven(call: Call, { coded, codes, selection }: Asked): { vocabulary?: Vocabulary } {
  const { vocabulary: by } = call.options;
  const max = numberGiven(call, 'max');
  if (typeof by !== 'string') {
    const alone = (['measure', 'max'] as const).find((name) => call.options[name] !== undefined);
    if (alone) throw new UsageError(`\`--${alone}\` is of the vocabulary: give it with \`--vocabulary\`.`);
    return {};
  }
  if (max === 0) throw new UsageError('`--max` must be at least 1.');
  if (by !== 'code') knownVariable(by, ['code', ...variablesOf(coded)]);
  call.progress('Counting words …');
  return { vocabulary: vocabulary(coded, by, { codes, selection, measure: measureGiven(call.options.measure) }) };
}

function measureGiven(given: string | boolean | undefined): VocabularyMeasure {
  if (given === undefined) return 'specificity';
  const measure = vocabularyMeasures.find((name) => name === given);
  if (measure) return measure;
  throw new UsageError(`\`--measure ${given}\` is no measure. Known: ${vocabularyMeasures.join(', ')}.`);
}
