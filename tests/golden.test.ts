import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { expectGolden } from './golden.ts';
import { unusedGoldens, updatesGoldens } from './golden-files.ts';

test('a golden file holds the text it is compared with', () => {
  expectGolden('golden/accents.txt', 'Évidemment, « tout » se tient.\n');
});

test('another text, or no file, fails', () => {
  vi.stubEnv('UPDATE_GOLDEN', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(() => expectGolden('golden/accents.txt', 'autre chose\n')).toThrow(/accents\.txt/);
  expect(() => expectGolden('golden/absent.txt', '')).toThrow(/missing/);
});

test('goldens are written on request only, and never in CI', () => {
  expect(updatesGoldens({})).toBe(false);
  expect(updatesGoldens({ UPDATE_GOLDEN: '1' })).toBe(true);
  expect(() => updatesGoldens({ UPDATE_GOLDEN: '1', CI: 'true' })).toThrow(/refused/);
});

test('a golden file no test compares with is found, in folders too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'study-golden-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'a'));
  for (const name of ['a/used.md', 'a/left.md', 'old.txt']) writeFileSync(join(folder, name), '');
  expect(unusedGoldens(folder, new Set(['a/used.md']))).toEqual(['a/left.md', 'old.txt']);
});
