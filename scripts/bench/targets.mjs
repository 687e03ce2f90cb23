// What commands may cost, and what they cost: from measurements (`sizes.mjs`) to rows of a table.

const large = [10_000, 50_000, 55_000];
const coded = [1000, 10_000];

/**
 * `of`: what it is a ratio to; without it, seconds, and whoever takes longer shows progress. `most`: the target; `orSeconds`:
 * whoever takes no longer meets it, too.
 */
const targets = [
  { what: 'study --version', of: 'node -e 0', most: 1.6, at: [24] },
  { what: 'study --help', of: 'node -e 0', most: 1.6, at: [24] },
  { what: 'stats, warm', of: 'node -e 0', most: 1.6, at: [24] },
  { what: 'stats --rules, cold', of: 'rg --count-matches', most: 8, at: large },
  { what: 'stats --rules, cold', of: 'rg -o | awk', most: 2.5, at: large },
  { what: 'stats --rules, warm', of: 'stats --rules, cold', most: 1 / 4, at: large },
  { what: 'stats --rules, 1 % edited', of: 'stats --rules, cold', most: 1 / 3, at: large },
  { what: 'stats, warm', of: 'stats, cold', most: 1 / 4, at: coded },
  { what: 'stats, 1 % edited', of: 'stats, cold', most: 1 / 3, at: coded },
  { what: 'report, cold', of: 'stats, cold', most: 3, at: coded },
  { what: 'report, one coding changed', of: 'report, cold', most: 1 / 4, orSeconds: 2, at: coded },
  { what: 'stats, all corrected', of: 'stats, nothing coded yet, cold', most: 2, at: coded },
  { what: 'diff', most: 5, at: coded },
  { what: 'agree, 1,000 samples of sources', most: 5, at: coded },
  { what: '1,000 codes: stats --cooccurrences --within source', most: 5, at: coded },
];

/** Megabytes of memory at its highest. */
const memories = ['stats --rules, cold', 'stats, cold'];
const mostMemory = 400;

/** What a source costs at one size, as a ratio to what it costs at another: within the bound either way. */
const growths = [
  { what: 'stats --rules, cold', from: 1000, to: 10_000 },
  { what: 'stats --rules, cold', from: 1000, to: 55_000 },
  { what: 'stats, cold', from: 1000, to: 10_000 },
];
const mostGrowth = 0.15;

/** @returns rows `{interviews, inTables, what, of, ratio, most, met}` of what was measured */
function judged(sizes) {
  return [
    ...sizes.flatMap(ratiosOf),
    ...sizes.flatMap(memoriesOf),
    ...growths.flatMap((growth) => grown(growth, sizes)),
  ];
}

/** How many there are, and whether they are rows. */
function sourcesOf({ interviews, inTables }) {
  return interviews.toLocaleString('en') + (inTables ? ' rows' : '');
}

/** A target of this size that was not measured has its row, too. */
function ratiosOf({ interviews, inTables, times }) {
  return targets
    .filter(({ at }) => at.includes(interviews))
    .map(({ what, of, most, orSeconds = 0 }) => {
      if (!times[what] || (of !== undefined && !times[of]))
        return { interviews, inTables, what, of: of ?? 'seconds', most, orSeconds };
      const { wall } = times[what];
      const ratio = wall / (of === undefined ? 1 : times[of].wall);
      const met = ratio <= most || wall <= orSeconds;
      return { interviews, inTables, what, of: of ?? 'seconds', ratio, most, orSeconds, met };
    });
}

function memoriesOf({ interviews, inTables, times }) {
  return memories
    .filter((what) => times[what])
    .map((what) => {
      const { memory } = times[what];
      return {
        interviews,
        inTables,
        what,
        of: 'megabytes',
        ratio: memory,
        most: mostMemory,
        met: memory <= mostMemory,
      };
    });
}

function grown({ what, from, to }, sizes) {
  const [less, more] = [from, to].map((interviews) =>
    sizes.find((size) => size.interviews === interviews && !size.inTables),
  );
  if (!less?.times[what] || !more?.times[what]) return [];
  const each = ({ interviews, times }) => times[what].processor / interviews;
  const ratio = each(more) / each(less);
  const of = `processor time per interview at ${from.toLocaleString('en')}`;
  return [
    {
      interviews: to,
      what,
      of,
      ratio,
      least: 1 - mostGrowth,
      most: 1 + mostGrowth,
      met: Math.abs(ratio - 1) <= mostGrowth,
    },
  ];
}

const number = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
const code = (name) => `\`${name}\``.replace(/^`([^,]*), (.*)`$/, '`$1`, $2');

/**
 * What was measured, and how it stands against the targets, as tables.
 * @param {{ date: string, machine: string, before?: string, sizes: readonly any[] }} figures
 */
export function speedTables({ date, machine, before, sizes }) {
  const names = [...new Set(sizes.flatMap(({ times }) => Object.keys(times)))];
  const head = ({ interviews, words, megabytes, inTables }) =>
    `${sourcesOf({ interviews, inTables })} × ${words.toLocaleString('en')} words${megabytes ? `, ${megabytes} MB` : ''}`;
  const cell = (time) =>
    time ? `${number(time.wall)} s (${number(time.processor)})${time.memory > 0 ? `, ${time.memory} MB` : ''}` : '–';
  const lines = [
    `Measured on ${date}: ${machine}. Medians of ${roundsOf(sizes)}: seconds on the clock (of the processor), and memory at its highest.`,
    ...(before ? [`« before » is ${before}.`] : []),
    '',
    table([
      ['', ...sizes.map(head)],
      ...names.map((name) => [code(name), ...sizes.map(({ times }) => cell(times[name]))]),
    ]),
    '',
    'Against the targets:',
    '',
    table([
      ['interviews', 'what', 'to', 'measured', 'at most', ''],
      ...judged(sizes).map(({ interviews, inTables, what, of, ratio, least, most, orSeconds, met }) => [
        sourcesOf({ interviews, inTables }),
        what,
        of,
        ratio === undefined ? '–' : number(ratio),
        number(most) + (orSeconds > 0 ? `, or ${orSeconds} s` : '') + (least ? `, at least ${number(least)}` : ''),
        ratio === undefined ? '**not measured**' : !met && of === 'seconds' ? 'shows progress' : verdict(met),
      ]),
    ]),
  ];
  return lines.join('\n');
}

/** How often each size was measured: « 5 rounds of the smallest size, 3 of the others ». */
function roundsOf(sizes) {
  const [first, ...rest] = sizes.map(({ rounds }) => rounds);
  if (rest.every((rounds) => rounds === first)) return `${first} rounds`;
  if (rest.every((rounds) => rounds === rest[0]))
    return `${first} rounds of the smallest size, ${rest[0]} of the others`;
  return `${sizes.map(({ rounds }) => rounds).join(', ')} rounds`;
}

/** Of a target, in its row. */
export function verdict(met) {
  return met ? 'met' : '**missed**';
}

/**
 * What was measured once, beside what it may be at most; below it, which rows are over.
 * @param {readonly { name: string, cells: Readonly<Record<string, string>>, ratio: number, most: number }[]} rows `cells`:
 *   other columns, by their heads
 */
export function atMostTable(what, ratioOf, rows) {
  const others = Object.keys(rows[0]?.cells ?? {});
  const over = rows.filter(({ ratio, most }) => ratio > most);
  return [
    table([
      [what, ...others, ratioOf, 'at most', ''],
      ...rows.map(({ name, cells, ratio, most }) => [
        name,
        ...others.map((head) => cells[head]),
        number(ratio),
        String(most),
        verdict(ratio <= most),
      ]),
    ]),
    '',
    over.length === 0
      ? 'All met.'
      : `Over: ${over.map(({ name, ratio, most }) => `${name} (${number(ratio)}, at most ${most})`).join(', ')}. A machine that does other things too takes longer: measure again where nothing else runs.`,
  ].join('\n');
}

function table([head, ...rows]) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map((_, i) => (i === 0 ? '---' : '--:')).join('|')}|`, ...rows.map(line)].join('\n');
}
