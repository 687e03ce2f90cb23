// What commands cost as a study grows: ratios to other programs over the same files, in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { patterns, writeStudy } from './studies.mjs';

const sizes = {
  quick: [
    { interviews: 24, words: 2000, rounds: 5 },
    { interviews: 1000, words: 2000, rounds: 3 },
  ],
  full: [
    { interviews: 10_000, words: 2000, rounds: 1 },
    { interviews: 50_000, words: 200, rounds: 1, codings: false },
  ],
};

/**
 * @param options `full`: the large studies too, which takes half an hour; `rounds`: instead of each size's own
 * @returns a measurement for each size
 */
export function benchSizes(root, { full = false, rounds } = {}) {
  const command = `${quoted(process.execPath)} ${quoted(join(root, 'dist/cli.js'))}`;
  return [...sizes.quick, ...(full ? sizes.full : [])].map((size) => {
    const folder = mkdtempSync(join(tmpdir(), 'study-bench-'));
    try {
      writeStudy(folder, size.interviews, size.words, size.codings);
      const runs = Array.from({ length: rounds ?? size.rounds }, (_, round) => measure(folder, command, size, round));
      const names = Object.keys(runs[0]);
      const times = Object.fromEntries(names.map((name) => [name, medianRun(runs.map((run) => run[name]))]));
      console.error(`${size.interviews} × ${size.words} words: ${runs.length} rounds`);
      return {
        interviews: size.interviews,
        words: size.words,
        megabytes: megabytesOf(folder),
        rounds: runs.length,
        times,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** The figures, and what they are from. */
export function measured(sizes) {
  const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`;
  return { date: new Date().toISOString().slice(0, 10), machine, sizes };
}

/** One round: everything once, in turn. */
function measure(folder, command, { codings }, round) {
  const study = (args) => `${command} ${args} --study ${quoted(folder)}`;
  const forget = () => rmSync(join(folder, '.study'), { recursive: true, force: true });
  const corpus = quoted(join(folder, 'corpus'));
  const all = patterns.join('|');
  const times = {};
  const take = (name, text) => {
    times[name] = run(text);
  };
  take('node -e 0', `${quoted(process.execPath)} -e 0`);
  take('study --version', `${command} --version`);
  take('study --help', `${command} --help`);
  if (hasRipgrep()) {
    take('rg --count-matches', `rg --count-matches -i -tmd ${quoted(`(?:^|[^\\p{L}])(?:${all})`)} ${corpus}`);
    take(
      'rg -o | awk',
      `rg -o -i -N -tmd ${quoted(`(?:^|[^\\p{L}])(?:${all})`)} ${corpus} | awk '{n[$0]++} END {for (k in n) print k, n[k]}'`,
    );
  }
  forget();
  // Answers are kept of files whose times tell a later change: not of those written a moment ago.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
  take('stats, cold', study('stats'));
  take('stats, warm', study('stats'));
  change(folder, 0.01, round);
  take('stats, 1 % edited', study('stats'));
  if (codings === false) return times;
  forget();
  take('report, cold', study('report --format md,html'));
  changeCoding(folder, round);
  take('report, one coding changed', study('report --format md,html'));
  take('check, warm', study('check'));
  change(folder, 1, round + 100);
  take('stats, all corrected', study('stats'));
  return times;
}

function filesOf(folder, ending) {
  const below = readdirSync(join(folder, 'corpus'), { recursive: true, encoding: 'utf8' });
  return below
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, 'corpus', name))
    .sort();
}

/** Corrects one word in a share of the transcripts, evenly spread; one of them at least. */
function change(folder, share, round) {
  const files = filesOf(folder, '.md');
  const step = Math.max(1, Math.round(1 / share));
  for (let at = 0; at < files.length; at += step) {
    writeFileSync(files[at], readFileSync(files[at], 'utf8').replace(/Et alors \d* ?\?/, `Et alors ${round} ?`));
  }
}

function changeCoding(folder, round) {
  const [file] = filesOf(folder, '.ana.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/codes: \[[^\]]*\]/, `codes: [theme-${1 + (round % 12)}]`));
}

function megabytesOf(folder) {
  return Math.round(filesOf(folder, '.md').reduce((sum, file) => sum + readFileSync(file).length, 0) / 1e5) / 10;
}

const ripgrep = 'rg';
let known;
function hasRipgrep() {
  known ??= spawnSync(ripgrep, ['--version']).status === 0;
  return known;
}

/** Has a program of Node say how much memory it took at most (kB). */
const watcher = `data:text/javascript,${encodeURIComponent("import { writeSync } from 'node:fs'; process.on('exit', () => { try { writeSync(3, process.resourceUsage().maxRSS + '\\n'); } catch {} });")}`;

/** Wall and processor time in seconds, and megabytes of memory where a program of Node is run. */
function run(text) {
  const start = process.hrtime.bigint();
  const { stdout, stderr, status, output } = spawnSync(
    'sh',
    ['-c', `{ ${text}; } 3>&3 >/dev/null; s=$?; times; test $s -le 1`],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: `--import ${watcher}` },
    },
  );
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${text}\n${stderr}`);
  const clocks = stdout
    .trim()
    .split('\n')
    .at(-1)
    .match(/[\d.]+/g)
    .map(Number);
  const processor = clocks[0] * 60 + clocks[1] + clocks[2] * 60 + clocks[3];
  const memory = Math.max(0, ...output[3].trim().split('\n').map(Number)) / 1024;
  return { wall, processor, memory: Math.round(memory) };
}

/** The run of median processor time: what else the machine does weighs least on it. */
function medianRun(runs) {
  return [...runs].sort((a, b) => a.processor - b.processor)[runs.length >> 1];
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
