import { type VocabularyMeasure, vocabularyMeasures } from '../verbatims/specific-words.ts';
import { vocabulary } from '../verbatims/vocabulary.ts';
import { UsageError } from './command.ts';
import { knownVariable, numberGiven, variablesOf } from './opened.ts';
import type { StatsPart } from './stats-part.ts';
import { vocabularyText } from './stats-vocabulary-text.ts';

/** Words of each part that a terminal shows by default. */
const mostWords = 10;

/** With `--vocabulary`: the words specific to each wave, code or value. */
export const vocabularyPart: StatsPart = {
  options: [
    ['--vocabulary <by>', 'the words specific to each wave, code or value of a variable'],
    ['--measure <name>', 'specificity (by default), log-likelihood or log-ratio', 'Vocabulary'],
    ['--max <n>', 'print at most so many words of each; 10 by default', 'Vocabulary'],
  ],
  find(call, { coded, codes, selection }) {
    const { vocabulary: by } = call.options;
    const max = numberGiven(call, 'max');
    if (typeof by !== 'string') {
      const alone = (['measure', 'max'] as const).find((name) => call.options[name] !== undefined);
      if (alone) throw new UsageError(`\`--${alone}\` is of the vocabulary: give it with \`--vocabulary\`.`);
      return undefined;
    }
    if (max === 0) throw new UsageError('`--max` must be at least 1.');
    if (by !== 'code') knownVariable(by, ['code', ...variablesOf(coded)]);
    call.progress('Counting words …');
    const found = vocabulary(coded, by, { codes, selection, measure: measureGiven(call.options.measure) });
    return { fields: { vocabulary: found }, text: () => vocabularyText(found, coded, max ?? mostWords) };
  },
};

function measureGiven(given: string | boolean | undefined): VocabularyMeasure {
  if (given === undefined) return 'specificity';
  const measure = vocabularyMeasures.find((name) => name === given);
  if (measure) return measure;
  throw new UsageError(`\`--measure ${given}\` is no measure. Known: ${vocabularyMeasures.join(', ')}.`);
}
