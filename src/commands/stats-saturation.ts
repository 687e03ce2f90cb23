import { studySaturation, usualChoices } from '../measure/study-saturation.ts';
import { saturationSentence } from '../report/saturation-sentence.ts';
import { shareList } from '../report/share-list.ts';
import { type Call, UsageError } from './command.ts';
import { numberGiven } from './opened.ts';
import { curveText } from './stats-chart.ts';
import type { StatsPart } from './stats-part.ts';
import { saturationText } from './stats-saturation-text.ts';

const own = ['base', 'run', 'threshold', 'seed'] as const;

/** With `--saturation`: the numbers, and the sentence for the methods section. */
export const saturationPart: StatsPart = {
  options: [
    ['--saturation', 'when new interviews stopped bringing new themes'],
    ['--base <n>', 'interviews that the others are compared with; 4 by default', 'Saturation'],
    ['--run <n>', 'interviews in a run; 2 by default', 'Saturation'],
    ['--threshold <list>', 'shares of new themes at which it is reached; 5%,0% by default', 'Saturation'],
    ['--seed <n>', 'of the random orders; 1 by default', 'Saturation'],
  ],
  find(call, { coded, codes, selection }) {
    if (!call.options.saturation) {
      const alone = own.find((name) => call.options[name] !== undefined);
      if (alone) throw new UsageError(`\`--${alone}\` is of saturation: give it with \`--saturation\`.`);
      return undefined;
    }
    const choices = {
      base: atLeastOne(call, 'base') ?? usualChoices.base,
      run: atLeastOne(call, 'run') ?? usualChoices.run,
      thresholds: thresholdsGiven(call.options.threshold),
      seed: numberGiven(call, 'seed') ?? usualChoices.seed,
    };
    call.progress('Putting the interviews in random orders …');
    const found = studySaturation(
      coded,
      codes.map(({ id }) => id),
      selection,
      choices,
    );
    const saturation = { ...found, sentence: saturationSentence(found, coded.settings.language) };
    const text = () => [...saturationText(saturation, coded), ...(call.options.chart ? curveText(saturation) : [])];
    return { fields: { saturation }, text };
  },
};

function atLeastOne(call: Call, name: 'base' | 'run'): number | undefined {
  const value = numberGiven(call, name);
  if (value === 0) throw new UsageError(`\`--${name}\` must be at least 1.`);
  return value;
}

function thresholdsGiven(given: string | boolean | undefined): readonly number[] {
  if (typeof given !== 'string') return usualChoices.thresholds;
  const shares = shareList(given);
  if (shares) return shares;
  throw new UsageError(`\`--threshold ${given}\` is no list of shares. Write percentages: 5%,0%.`);
}
