// What `npm run bench -- …` is asked to measure.
import { parseArgs } from 'node:util';

const options = {
  long: { type: 'boolean' },
  full: { type: 'boolean' },
  sizes: { type: 'boolean' },
  against: { type: 'string' },
  store: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

export const help = `Usage: npm run bench -- [rounds] [options]

Measures the example study, \`study open\`, indicators over invented talk, invented studies of 24 and of 1,000 interviews,
and suggestions. [rounds] is how often each command is run: 9 of the example, else of each size its own.

  --sizes           only the invented studies
  --full            of them the large ones too: 10,000 interviews of 2,000 words; 50,000 answers of 200 words, in files
                    and in tables; 55,000 interviews, a gigabyte. Takes an hour
  --against COMMIT  an earlier release in turn with this one, up to 10,000 interviews; by default the last tagged
  --store           keeps the figures of the invented studies in docs/speed.json, for docs/speed.md
  --long            indicators over 20 million words instead of one
  -h, --help        this help
`;

/**
 * @param {readonly string[]} args
 * @returns {{ values: Readonly<Record<string, any>>, rounds?: number } | { fault: string }} a fault is one line
 */
export function benchOptions(args) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [rounds, ...more] = positionals;
    if (more.length > 0) return { fault: `Too many words: ${more.join(' ')}.` };
    if (rounds !== undefined && !/^[1-9]\d*$/.test(rounds)) return { fault: `« ${rounds} » is no number of rounds.` };
    return { values, ...(rounds === undefined ? {} : { rounds: Number(rounds) }) };
  } catch (cause) {
    if (!cause.code?.startsWith('ERR_PARSE_ARGS')) throw cause;
    return { fault: `${cause.message.split(/\.(?:\s|$)/)[0]}.` };
  }
}
