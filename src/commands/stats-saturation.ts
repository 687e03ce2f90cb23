import { type StudySaturation, studySaturation, usualChoices } from '../measure/study-saturation.ts';
import { saturationSentence } from '../report/saturation-sentence.ts';
import { shareList } from '../report/share-list.ts';
import { type Call, UsageError } from './command.ts';
import { numberGiven } from './opened.ts';
import type { Asked } from './stats-row.ts';

const options = ['base', 'run', 'threshold', 'seed'] as const;

/** With `--saturation`: the numbers, and the sentence for the methods section. */
export function saturationGiven(
  call: Call,
  { coded, codes, selection }: Asked,
): { saturation?: StudySaturation & { sentence: string } } {
  if (!call.options.saturation) {
    const alone = options.find((name) => call.options[name] !== undefined);
    if (alone) throw new UsageError(`\`--${alone}\` is of saturation: give it with \`--saturation\`.`);
    return {};
  }
  const choices = {
    base: atLeastOne(call, 'base') ?? usualChoices.base,
    run: atLeastOne(call, 'run') ?? usualChoices.run,
    thresholds: thresholdsGiven(call.options.threshold),
    seed: numberGiven(call, 'seed') ?? usualChoices.seed,
  };
  call.progress('Putting the interviews in random orders …');
  const saturation = studySaturation(
    coded,
    codes.map(({ id }) => id),
    selection,
    choices,
  );
  return { saturation: { ...saturation, sentence: saturationSentence(saturation, coded.settings.language) } };
}

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
