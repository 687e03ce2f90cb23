import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters, runOracles } from '../scripts/oracles/run.mjs';

const root = join(import.meta.dirname, '..');
const path = join(root, '..', 'shared', 'oracles', 'oracles.json');

describe.skipIf(!existsSync(path))('the oracles (skipped where they are absent)', () => {
  const cases = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { measure: string }[]) : [];

  it('all pass, none is skipped', () => {
    const { lines, passed, failed } = runOracles(cases);
    expect(lines).toEqual([]);
    expect(failed).toBe(0);
    expect(passed).toBe(cases.length);
    expect(cases.length).toBeGreaterThan(100);
  });
});

describe('the runner', () => {
  const kappa = {
    id: 'k',
    measure: 'cohen_kappa',
    input: {
      table: [
        [20, 5],
        [10, 15],
      ],
    },
  };

  it('names a failing case with field, expected, got and tolerance', () => {
    const { lines, failed } = runOracles([{ ...kappa, expected: { kappa: 0.5, po: 0.7 }, tolerance: { kappa: 0.01 } }]);
    expect(lines).toEqual([
      expect.stringMatching(/^FAIL {2}k {2}cohen_kappa {2}kappa: expected 0.5, got 0\.\d+, tolerance 0.01$/),
    ]);
    expect(failed).toBe(1);
  });
  it.each([
    ['a value within the tolerance', { kappa: 0.405 }, 0.01, 'passed'],
    ['a value outside', { kappa: 0.405 }, 0.001, 'failed'],
    ['a number where it should be refused', { status: 'refused', reason: 'empty-input' }, 0, 'failed'],
    ['null where there is a number', { kappa: null }, 0, 'failed'],
    ['a field nobody knows', { kappa: 0.4, epsilon: 3 }, 1e-9, 'skipped'],
    ['a field nobody knows beside a wrong one', { kappa: 0.9, epsilon: 3 }, 1e-9, 'failed'],
    ['a name every object has', { toString: 'x' }, 0, 'skipped'],
  ])('%s', (_, expected, tolerance, outcome) => {
    expect(runOracles([{ ...kappa, expected, tolerance }])).toMatchObject({ [outcome]: 1 });
  });
  it.each([
    ['an unknown measure', { id: 'x', measure: 'phlogiston', input: {}, expected: {} }],
    ['a measure named like a property of every object', { id: 'x', measure: 'constructor', input: {}, expected: {} }],
    ['no measure', { id: 'x' }],
    ['no input', { measure: 'cohen_kappa', expected: { kappa: 1 } }],
    [
      'nothing expected',
      {
        measure: 'cohen_kappa',
        input: {
          table: [
            [1, 0],
            [0, 1],
          ],
        },
      },
    ],
    ['no case at all', null],
    ['a string', 'kappa'],
  ])('skips %s', (_, oracle) => {
    const { lines, skipped } = runOracles([oracle]);
    expect(skipped).toBe(1);
    expect(lines).toHaveLength(1);
  });
  it('skips an input it cannot read, whatever the measure', () => {
    for (const measure of Object.keys(adapters)) {
      expect(runOracles([{ id: measure, measure, input: { foreign: 1 }, expected: { x: 1 } }])).toMatchObject({
        lines: [expect.stringMatching(`^SKIP  ${measure}`)],
      });
    }
  });
});

describe('npm run oracles', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/oracles.mjs', ...args], { cwd: root, encoding: 'utf8' });

  it('ends with the counts, and status 1 where a case failed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'study-oracles-'));
    try {
      const file = join(folder, 'foreign.json');
      const table = [
        [20, 5],
        [10, 15],
      ];
      const cases = [
        { id: 'right', measure: 'cohen_kappa', input: { table }, expected: { kappa: 0.4 }, extra: true },
        { id: 'wrong', measure: 'cohen_kappa', input: { table }, expected: { kappa: 0.3 } },
        { id: 'foreign', measure: 'phlogiston' },
      ];
      writeFileSync(file, JSON.stringify(cases));
      const { stdout, status } = run(file);
      expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed, 1 skipped');
      expect(stdout).toContain('SKIP  foreign  phlogiston  this measure is not supported');
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  it.each([[[]], [['nowhere.json']], [['package.json']]])('%j is a fault in the call', (args) => {
    const { stderr, status } = run(...args);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
