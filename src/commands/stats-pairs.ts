import { type Within, withins } from '../measure/cooccurrence-units.ts';
import { cooccurrences } from '../measure/cooccurrences.ts';
import { type Call, UsageError } from './command.ts';
import type { Asked } from './stats-row.ts';

/** With `--cooccurrences`: the pairs of codes that meet, and within what. */
export function pairsGiven(call: Call, { coded, codes, selection }: Asked) {
  const { cooccurrences: wanted, within: given } = call.options;
  if (!wanted) {
    if (given !== undefined) throw new UsageError('`--within` says where codes meet: give it with `--cooccurrences`.');
    return {};
  }
  const within = withinGiven(given);
  const ids = codes.map(({ id }) => id);
  call.progress('Pairing the codes …');
  return { within, cooccurrences: cooccurrences(coded, ids, selection, within) };
}

function withinGiven(given: string | boolean | undefined): Within {
  if (given === undefined) return 'segment';
  const within = withins.find((name) => name === given);
  if (within) return within;
  throw new UsageError(`\`--within ${given}\` is no unit. Known: ${withins.join(', ')}.`);
}
