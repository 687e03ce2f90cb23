// What commands may cost, and what they cost: from measurements (`sizes.mjs`) to rows of a table.

/** `of`: what it is a ratio to. `most`: the target. Processor time: what else the machine does weighs little on it. */
const targets = [
  { what: 'study --version', of: 'node -e 0', most: 1.6 },
  { what: 'study --help', of: 'node -e 0', most: 1.6 },
  { what: 'stats, warm', of: 'node -e 0', most: 1.6, at: [24] },
  { what: 'stats, cold', of: 'rg --count-matches', most: 8, at: [10_000, 50_000] },
  { what: 'stats, cold', of: 'rg -o | awk', most: 2.5, at: [10_000, 50_000] },
  { what: 'stats, warm', of: 'stats, cold', most: 1 / 4, at: [1000, 10_000, 50_000] },
  { what: 'stats, 1 % edited', of: 'stats, cold', most: 1 / 3, at: [1000, 10_000, 50_000] },
  { what: 'report, cold', of: 'stats, cold', most: 3, at: [1000, 10_000] },
  { what: 'report, one coding changed', of: 'report, cold', most: 1 / 4, at: [1000, 10_000] },
  { what: 'stats, all corrected', of: 'stats, cold', most: 2, at: [1000, 10_000] },
];

/** Megabytes of a cold `stats`. */
const mostMemory = 400;

/** @returns rows `{interviews, what, of, ratio, most, met}` of what was measured */
function judged(sizes) {
  const rows = sizes.flatMap(({ interviews, times }) =>
    targets
      .filter(({ what, of, at }) => times[what] && times[of] && (at?.includes(interviews) ?? true))
      .map(({ what, of, most }) => {
        const ratio = times[what].processor / times[of].processor;
        return { interviews, what, of, ratio, most, met: ratio <= most };
      }),
  );
  const memory = sizes.map(({ interviews, times }) => {
    const taken = times['stats, cold'].memory;
    return {
      interviews,
      what: 'stats, cold',
      of: 'megabytes',
      ratio: taken,
      most: mostMemory,
      met: taken <= mostMemory,
    };
  });
  const [least, most] = [sizes.find(({ interviews }) => interviews === 1000), sizes.at(-1)];
  if (!least || !most || least === most) return [...rows, ...memory];
  const each = ({ interviews, times }) => times['stats, cold'].processor / interviews;
  const ratio = most.words === least.words ? each(most) / each(least) : undefined;
  const growth = ratio && {
    interviews: most.interviews,
    what: 'stats, cold: a source',
    of: 'at 1,000',
    ratio,
    most: 1.15,
    met: ratio <= 1.15,
  };
  return [...rows, ...memory, ...(growth ? [growth] : [])];
}

const number = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** What was measured, and how it stands against the targets, as tables. */
export function speedTables({ date, machine, sizes }) {
  const names = [...new Set(sizes.flatMap(({ times }) => Object.keys(times)))];
  const head = [
    '',
    ...sizes.map(({ interviews, words }) => `${interviews.toLocaleString('en')} × ${words.toLocaleString('en')} words`),
  ];
  const cell = (time) => (time ? `${number(time.processor)} s${time.memory > 0 ? `, ${time.memory} MB` : ''}` : '–');
  const lines = [
    `Measured on ${date}: ${machine}. Medians of ${sizes.map(({ rounds }) => rounds).join(', ')} rounds; seconds of the processor, and memory at its highest.`,
    '',
    table([
      head,
      ...names.map((name) => [
        `\`${name}\``.replace(/^`(.*), (.*)`$/, '`$1`, $2'),
        ...sizes.map(({ times }) => cell(times[name])),
      ]),
    ]),
    '',
    'Against the targets:',
    '',
    table([
      ['interviews', 'what', 'to', 'measured', 'at most', ''],
      ...judged(sizes).map(({ interviews, what, of, ratio, most, met }) => [
        interviews.toLocaleString('en'),
        what,
        of,
        number(ratio),
        number(most),
        met ? 'met' : '**missed**',
      ]),
    ]),
  ];
  return lines.join('\n');
}

function table([head, ...rows]) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map((_, i) => (i === 0 ? '---' : '--:')).join('|')}|`, ...rows.map(line)].join('\n');
}
