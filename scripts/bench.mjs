// How long the command takes, as a ratio to an empty program: machines differ, ratios less so.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchOpen } from './bench/open.mjs';
import { benchOptions, help } from './bench/options.mjs';
import { isCommit, lastRelease, releaseAt } from './bench/release.mjs';
import { benchRules } from './bench/rules.mjs';
import { benchSizes, measured } from './bench/sizes.mjs';
import { atMostTable, speedTables } from './bench/targets.mjs';
import { loadSource } from './load-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values, rounds, fault } = benchOptions(process.argv.slice(2));
if (fault !== undefined) refuse(`${fault} \`npm run bench -- --help\` lists the options.`);
if (values.against !== undefined && !isCommit(root, values.against))
  refuse(`There is no commit « ${values.against} ».`);
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const exampleRounds = rounds ?? 9;
const command = join(root, 'dist', 'cli.js');

const { formats } = await loadSource(root, "export { formats } from './src/model/settings.ts';");

/** `most`: the ratio not to pass, printed beside what is measured. */
const subjects = [
  { name: 'node -e 0', args: ['-e', '0'], most: 1 },
  { name: 'study --version', args: [command, '--version'], most: 2 },
  { name: 'study --help', args: [command, '--help'], most: 2 },
  { name: 'study check', args: [command, 'check'], most: 20 },
  { name: 'study report', args: [command, 'report'], most: 30 },
  ...formats.map((format) => ({
    name: `study report --format ${format}`,
    args: [command, 'report', '--format', format],
    most: 30,
  })),
];

/** Has a program say, on a stream of its own, how much memory it took at most (kB). */
const watcher = `data:text/javascript,${encodeURIComponent("import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));")}`;

function megabytes(args, cwd) {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
  const { output } = spawnSync(process.execPath, ['--import', watcher, ...args], { cwd, encoding: 'utf8', stdio });
  return Number(output[3]) / 1024;
}

function milliseconds(args, cwd) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  const end = process.hrtime.bigint();
  if (status === null || status > 1) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(end - start) / 1e6;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * By size of the study: `--full` adds the large ones, `--against COMMIT` measures that release in turn with this one instead
 * of the last tagged, `--store` keeps the figures for the docs.
 */
function bySize() {
  const commit = values.against ?? lastRelease(root);
  const release = commit && releaseAt(root, commit);
  try {
    let figures;
    const keep = (sizes) => {
      figures = { ...measured(sizes), ...(commit ? { before: commit } : {}) };
      if (values.store) writeFileSync(join(root, 'docs/speed.json'), `${JSON.stringify(figures, null, 2)}\n`);
    };
    benchSizes(root, { full: values.full, rounds, before: release?.folder, keep });
    console.log(speedTables(figures));
  } finally {
    release?.remove();
  }
}

function refuse(why) {
  console.error(`bench: ${why}`);
  process.exit(2);
}

function copyOfExample() {
  const folder = mkdtempSync(join(tmpdir(), 'study-bench-'));
  for (const name of ['study.yaml', 'corpus', 'codebook', 'reports']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  return folder;
}

if (values.sizes) {
  bySize();
  process.exit(0);
}

const example = copyOfExample();
try {
  for (const { args } of subjects) milliseconds(args, example); // the first run of each reads cold files
  const times = subjects.map(() => []);
  for (let round = 0; round < exampleRounds; round++) {
    for (const [index, { args }] of subjects.entries()) times[index].push(milliseconds(args, example));
  }
  const unit = median(times[0]);
  const rows = subjects.map(({ name, args, most }, index) => {
    const time = median(times[index]);
    return { name, cells: { ms: time.toFixed(0), MB: megabytes(args, example).toFixed(0) }, ratio: time / unit, most };
  });
  console.log(`Example study, medians of ${exampleRounds} interleaved runs.\n`);
  console.log(atMostTable('command', 'ratio to node -e 0', rows));
  await benchOpen(root, unit);
  await benchRules(root, values.long ? 20_000_000 : 1_000_000);
  console.log();
  bySize();
  spawnSync(process.execPath, [join(root, 'scripts/bench/suggest.mjs')], { stdio: 'inherit' });
} finally {
  rmSync(example, { recursive: true, force: true });
}
