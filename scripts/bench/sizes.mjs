// What commands cost as a study grows: ratios to other programs over the same files, in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { patterns, writeAnswers, writeCodings, writeStudy } from './studies.mjs';

const sizes = {
  quick: [
    { interviews: 24, words: 2000, rounds: 5 },
    { interviews: 1000, words: 2000, rounds: 3 },
  ],
  full: [
    { interviews: 10_000, words: 2000, rounds: 3 },
    { interviews: 50_000, words: 200, rounds: 3, codings: false },
    { interviews: 50_000, words: 200, rounds: 3, codings: false, inTables: true },
    // A gigabyte.
    { interviews: 55_000, words: 2000, rounds: 3, codings: false },
  ],
};

/** Of so many interviews an earlier release is measured where it took few seconds of a thousand. */
const mostBefore = 10_000;
const fewSeconds = 10;

/** So many codes make a wide codebook, of so many interviews. */
const wide = 1000;
const withMany = [1000, 10_000];

/**
 * @param options `full`: the large studies too, which takes half an hour; `rounds`: instead of each size's own; `before`:
 *   another release of the command, measured in turn with this one; `keep`: takes what was measured after each size
 */
export function benchSizes(root, { full = false, rounds, before, keep } = {}) {
  const commandOf = (folder) => `${quoted(process.execPath)} ${quoted(join(folder, 'dist/cli.js'))}`;
  const commands = { now: commandOf(root), ...(before ? { before: commandOf(before) } : {}) };
  const measurements = [];
  for (const size of [...sizes.quick, ...(full ? sizes.full : [])]) {
    const isSlow = measurements.some(({ times: own }) => own['stats, cold, before']?.wall > fewSeconds);
    const compared = isSlow || size.interviews > mostBefore ? { now: commands.now } : commands;
    const runs = Array.from({ length: rounds ?? size.rounds }, (_, round) => measure(compared, size, round));
    const names = Object.keys(runs[0].times);
    const all = (name) => runs.flatMap(({ times: own }) => own[name] ?? []);
    const times = Object.fromEntries(names.map((name) => [name, medianRun(all(name))]));
    console.error(`${size.interviews} × ${size.words} words: ${runs.length} rounds`);
    const { interviews, words, inTables } = size;
    measurements.push({ interviews, words, inTables, megabytes: runs[0].megabytes, rounds: runs.length, times });
    keep(measurements);
  }
}

/** The figures, and what they are from. */
export function measured(sizes) {
  const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`;
  return { date: new Date().toISOString().slice(0, 10), machine, sizes };
}

/** One round over a fresh study: everything once, in turn. */
function measure(commands, { interviews, words, codings = true, inTables = false }, round) {
  const folder = mkdtempSync(join(tmpdir(), 'study-bench-'));
  try {
    (inTables ? writeAnswers : writeStudy)(folder, interviews, words);
    const times = { ...small(commands.now), ...others(folder), ...rules(commands, folder, round) };
    if (codings) Object.assign(times, coded(commands, folder, round));
    if (codings && withMany.includes(interviews)) Object.assign(times, manyCodes(commands, interviews, words));
    return { times, megabytes: megabytesOf(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function small(command) {
  return {
    'node -e 0': run(`${quoted(process.execPath)} -e 0`),
    'study --version': run(`${command} --version`),
    'study --help': run(`${command} --help`),
  };
}

/** What other programs take to count the same patterns. */
function others(folder) {
  if (!hasRipgrep()) return {};
  const corpus = quoted(join(folder, 'corpus'));
  const all = quoted(`(?:^|[^\\p{L}])(?:${patterns.join('|')})`);
  const texts = "-g '*.md' -g '*.csv'";
  const table = `awk '{n[$0]++} END {for (k in n) print k, n[k]}'`;
  return {
    'rg --count-matches': run(`rg --count-matches -i ${texts} ${all} ${corpus}`),
    'rg -o | awk': run(`rg -o -i -N ${texts} ${all} ${corpus} | ${table}`),
  };
}

/** The patterns as indicators, in a study that nobody has coded. */
function rules({ now, before }, folder, round) {
  const study = (command, args) => `${command} ${args} --study ${quoted(folder)}`;
  const times = {};
  settle(folder);
  times['stats --rules, cold'] = runWatched(study(now, 'stats --rules'));
  times['stats --rules, warm'] = run(study(now, 'stats --rules'));
  change(folder, 0.01, round);
  times['stats --rules, 1 % edited'] = run(study(now, 'stats --rules'));
  changeIndicators(folder, 'emploi');
  times['stats --rules, an indicator added'] = run(study(now, 'stats --rules'));
  changeIndicators(folder, 'avenir');
  times['stats --rules, another one added'] = run(study(now, 'stats --rules'));
  for (const [name, command] of Object.entries({ '': now, ', before': before })) {
    if (!command) continue;
    forget(folder);
    times[`stats, nothing coded yet, cold${name}`] = run(study(command, 'stats'));
  }
  return times;
}

/** A study coded by one, then by two. */
function coded({ now, before }, folder, round) {
  const study = (command, args) => `${command} ${args} --study ${quoted(folder)}`;
  const times = {};
  writeCodings(folder, 'ana');
  settle(folder);
  times['stats, cold'] = runWatched(study(now, 'stats'));
  times['stats, warm'] = run(study(now, 'stats'));
  times['stats --by wave, first asked then'] = run(study(now, 'stats --by wave'));
  change(folder, 0.01, round);
  times['stats, 1 % edited'] = run(study(now, 'stats'));
  times['search, first asked then'] = run(study(now, `search ${patterns[0]}* --max 10`));
  Object.assign(times, asked(study, now, folder));
  forget(folder);
  times['report, cold'] = runWatched(study(now, 'report --format md,html'));
  changeCoding(folder, round);
  times['report, one coding changed'] = run(study(now, 'report --format md,html'));
  times['report --new'] = run(study(now, 'report --new'));
  if (before) Object.assign(times, codedBefore(study, before, folder, round));
  change(folder, 1, round + 100);
  times['stats, all corrected'] = run(study(now, 'stats'));
  times.diff = runWatched(study(now, 'diff 2021 2024'));
  writeCodings(folder, 'ben');
  run(study(now, 'check'));
  times['agree, 1,000 samples of sources'] = runWatched(study(now, 'agree'));
  return times;
}

/** What makes tables or files of the study. */
function asked(study, now, folder) {
  const times = {};
  const out = join(folder, 'export');
  if (hasDuckdb()) {
    const query = (sql) => runWatched(study(now, `query ${quoted(sql)}`));
    times['query, counts'] = query('SELECT code, count(*) FROM presence WHERE present GROUP BY code');
    times['query, words of passages'] = query('SELECT wave, sum(words) FROM segments GROUP BY wave');
    times['query, words of everybody'] = query('SELECT wave, sum(words) FROM paragraphs GROUP BY wave');
  }
  times['export, .json'] = runWatched(study(now, `export ${quoted(`${out}.json`)}`));
  times['export --to parquet'] = runWatched(study(now, `export --to parquet ${quoted(out)}`));
  rmSync(out, { recursive: true });
  rmSync(`${out}.json`);
  return times;
}

/** The same of another release, for which it reads everything anew. */
function codedBefore(study, before, folder, round) {
  const times = {};
  forget(folder);
  times['stats, cold, before'] = runWatched(study(before, 'stats'));
  times['stats, warm, before'] = run(study(before, 'stats'));
  times['stats --by wave, first asked then, before'] = run(study(before, 'stats --by wave'));
  change(folder, 0.01, round + 50);
  times['stats, 1 % edited, before'] = run(study(before, 'stats'));
  forget(folder);
  times['report, cold, before'] = runWatched(study(before, 'report --format md,html'));
  return times;
}

/** A thousand codes. */
function manyCodes({ now }, interviews, words) {
  const folder = mkdtempSync(join(tmpdir(), 'study-bench-'));
  try {
    writeStudy(folder, interviews, words, wide);
    writeCodings(folder, 'ana', wide);
    const study = (args) => runWatched(`${now} ${args} --study ${quoted(folder)}`);
    study('stats');
    return {
      '1,000 codes: stats --by wave': study('stats --by wave'),
      '1,000 codes: stats --cooccurrences --within source': study('stats --cooccurrences --within source'),
      '1,000 codes: stats --saturation': study('stats --saturation'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function forget(folder) {
  rmSync(join(folder, '.study'), { recursive: true, force: true });
}

/** Files that were written a moment ago are not known by their times. */
function settle(folder) {
  forget(folder);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
}

function filesOf(folder, ending) {
  const below = readdirSync(join(folder, 'corpus'), { recursive: true, encoding: 'utf8' });
  return below
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, 'corpus', name))
    .sort();
}

/** Corrects one word in a share of the transcripts, or of the rows of tables, evenly spread; one of them at least. */
function change(folder, share, round) {
  for (const table of filesOf(folder, '.csv')) changeRows(table, share, round);
  const files = filesOf(folder, '.md');
  const step = Math.max(1, Math.round(1 / share));
  for (let at = 0; at < files.length; at += step) {
    writeFileSync(files[at], readFileSync(files[at], 'utf8').replace(/Et alors \d* ?\?/, `Et alors ${round} ?`));
  }
}

function changeRows(table, share, round) {
  const rows = readFileSync(table, 'utf8').split(/\n(?=r\d+,)/);
  for (let at = 1; at < rows.length; at += Math.round(1 / share)) rows[at] = rows[at].replace('"', `"Voilà ${round}. `);
  writeFileSync(table, rows.join('\n'));
}

function changeIndicators(folder, indicator) {
  const file = join(folder, 'codebook/1-themes/theme-1.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('indicators: [', `indicators: [${indicator}, `));
}

function changeCoding(folder, round) {
  const [file] = filesOf(folder, '.ana.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/codes: \[[^\]]*\]/, `codes: [theme-${1 + (round % 12)}]`));
}

function megabytesOf(folder) {
  const files = [...filesOf(folder, '.md'), ...filesOf(folder, '.csv')];
  return Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e5) / 10;
}

const ripgrep = 'rg';
let known;
function hasDuckdb() {
  try {
    return import.meta.resolve('@duckdb/node-api') !== '';
  } catch {
    return false;
  }
}

function hasRipgrep() {
  known ??= spawnSync(ripgrep, ['--version']).status === 0;
  return known;
}

/** Has a program of Node say how much memory it took at most (kB). */
const watcher = `data:text/javascript,${encodeURIComponent("import { writeSync } from 'node:fs'; process.on('exit', () => { try { writeSync(3, process.resourceUsage().maxRSS + '\\n'); } catch {} });")}`;

/** Wall and processor time in seconds. */
function run(text, more = {}) {
  const start = process.hrtime.bigint();
  const { stdout, stderr, status, output } = spawnSync(
    'sh',
    ['-c', `{ ${text}; } 3>&3 >/dev/null; s=$?; times; test $s -le 1`],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, ...more }, maxBuffer: 1e8 },
  );
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${text}\n${stderr.slice(0, 2000)}`);
  const clocks = stdout
    .trim()
    .split('\n')
    .at(-1)
    .match(/[\d.]+/g)
    .map(Number);
  return { wall, processor: clocks[0] * 60 + clocks[1] + clocks[2] * 60 + clocks[3], told: output[3] };
}

/** The same, and megabytes of memory: telling them takes a few milliseconds, which count in nothing that is quick. */
function runWatched(text) {
  const { told, ...times } = run(text, { NODE_OPTIONS: `--import ${watcher}` });
  const memory = Math.max(0, ...told.trim().split('\n').map(Number)) / 1024;
  return { ...times, memory: Math.round(memory) };
}

/** The run of median time. */
function medianRun(runs) {
  const { told: _, ...one } = [...runs].sort((a, b) => a.wall - b.wall)[runs.length >> 1];
  return one;
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
