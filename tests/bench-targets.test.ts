import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchOptions } from '../scripts/bench/options.mjs';
import { writeAnswers } from '../scripts/bench/studies.mjs';
import { atMostTable, speedTables } from '../scripts/bench/targets.mjs';
import { variableNames } from '../src/model/variable-names.ts';
import { openStudy } from '../src/study/open.ts';
import { temporaryStudy } from './cli.ts';

const time = (seconds: number, memory = 50) => ({ wall: seconds, processor: seconds, memory });
const size = (interviews: number, times: Record<string, ReturnType<typeof time>>) => ({
  interviews,
  words: 2000,
  rounds: 5,
  times,
});

test('says which targets were met, by ratios of one run', () => {
  const sizes = [
    size(24, { 'node -e 0': time(0.1), 'stats, cold': time(0.4), 'stats, warm': time(0.2) }),
    size(1000, {
      'node -e 0': time(0.1),
      'stats, cold': time(8, 450),
      'stats, warm': time(1.6),
      'stats --rules, cold': time(1),
      diff: time(6),
      'report, cold': time(6),
      'report, one coding changed': time(1.8),
    }),
    size(10_000, { 'stats --rules, cold': time(13), 'rg -o | awk': time(6) }),
  ];
  const text = speedTables({ date: '2026-11-27', machine: '2 cores', before: 'v0.1.0', sizes });
  expect(text).toContain('« before » is v0.1.0.');
  expect(text).toContain('| `stats`, cold | 0.40 s (0.40), 50 MB | 8.00 s (8.00), 450 MB | – |');
  expect(text).toContain('| 24 | stats, warm | node -e 0 | 2.00 | 1.60 | **missed** |');
  expect(text).toContain('| 1,000 | stats, warm | stats, cold | 0.20 | 0.25 | met |');
  expect(text).toContain('| 24 | study --help | node -e 0 | – | 1.60 | **not measured** |');
  expect(text).toContain('| 1,000 | stats, cold | megabytes | 450 | 400 | **missed** |');
  expect(text).toContain('| 1,000 | report, one coding changed | report, cold | 0.30 | 0.25, or 2 s | met |');
  expect(text).toContain('| 1,000 | diff | seconds | 6.00 | 5.00 | shows progress |');
  expect(text).toContain('| 10,000 | stats --rules, cold | rg -o \\| awk | 2.17 | 2.50 | met |');
  expect(text).toContain(
    '| 10,000 | stats --rules, cold | processor time per interview at 1,000 | 1.30 | 1.15, at least 0.85 | **missed** |',
  );
});

test('marks what is over, and says it last', () => {
  const rows = [
    { name: 'node -e 0', cells: { ms: '40' }, ratio: 1, most: 1 },
    { name: 'study report', cells: { ms: '1432' }, ratio: 35.8, most: 30 },
  ];
  expect(atMostTable('command', 'ratio', rows).split('\n')).toEqual([
    '| command | ms | ratio | at most |  |',
    '|---|--:|--:|--:|--:|',
    '| node -e 0 | 40 | 1.00 | 1 | met |',
    '| study report | 1432 | 35.80 | 30 | **missed** |',
    '',
    expect.stringMatching(/^Over: study report \(35\.80, at most 30\)\./),
  ]);
  expect(atMostTable('command', 'ratio', rows.slice(0, 1))).toMatch(/\n\nAll met\.$/);
});

test('options of the bench, or a fault in one line', () => {
  expect(benchOptions(['--sizes', '3', '--against', 'v1'])).toEqual({
    values: { sizes: true, against: 'v1' },
    rounds: 3,
  });
  expect(benchOptions([])).toEqual({ values: {} });
  const faults = [['--nope'], ['--against'], ['--full=3'], ['three'], ['0'], ['3', '4']].map((args) =>
    benchOptions(args),
  );
  for (const fault of faults) expect(fault).toEqual({ fault: expect.stringMatching(/^[^\n]+\.$/) });
});

test.each([
  [['--help'], 0, /^Usage: npm run bench[\s\S]*--sizes[\s\S]*10,000 interviews/, /^$/],
  [['--nope'], 2, /^$/, /^bench: Unknown option '--nope'\. `npm run bench -- --help` lists the options\.\n$/],
  [['--against', 'no-such-commit'], 2, /^$/, /^bench: There is no commit « no-such-commit »\.\n$/],
])('the bench asked for %j', (args, status, output, notes) => {
  const run = spawnSync(process.execPath, ['scripts/bench.mjs', ...args], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
  expect(run).toMatchObject({
    status,
    stdout: expect.stringMatching(output),
    stderr: expect.stringMatching(notes),
  });
});

test('what follows `npm run bench --` reaches the bench', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
  expect(scripts.bench).toMatch(/node scripts\/bench\.mjs$/);
});

test('the answers in tables that are measured have the sector as their one variable', () => {
  const folder = temporaryStudy({});
  writeAnswers(folder, 8, 50);
  const { sources } = openStudy(folder).study;
  expect(sources.length).toBe(8);
  expect([...variableNames(sources)]).toEqual(['sector']);
});
