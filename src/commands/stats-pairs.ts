import { type Within, withins } from '../measure/cooccurrence-units.ts';
import { cooccurrences } from '../measure/cooccurrences.ts';
import { UsageError } from './command.ts';
import { pairTable } from './stats-pair-table.ts';
import type { StatsPart } from './stats-part.ts';

/** With `--cooccurrences`: the pairs of codes that meet, and within what. */
export const cooccurrencePart: StatsPart = {
  options: [
    ['--cooccurrences', 'the pairs of codes that meet, with how surprising it is'],
    ['--within <unit>', 'where they must meet: segment (by default), paragraph or source'],
  ],
  find(call, { coded, codes, selection }) {
    const { cooccurrences: wanted, within: given } = call.options;
    if (!wanted) {
      if (given !== undefined)
        throw new UsageError('`--within` says where codes meet: give it with `--cooccurrences`.');
      return undefined;
    }
    const within = withinGiven(given);
    const ids = codes.map(({ id }) => id);
    call.progress('Pairing the codes …');
    const fields = { within, cooccurrences: cooccurrences(coded, ids, selection, within) };
    return { fields, text: () => pairTable(fields, coded) };
  },
};

function withinGiven(given: string | boolean | undefined): Within {
  if (given === undefined) return 'segment';
  const within = withins.find((name) => name === given);
  if (within) return within;
  throw new UsageError(`\`--within ${given}\` is no unit. Known: ${withins.join(', ')}.`);
}
