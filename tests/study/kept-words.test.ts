import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ruleCounts } from '../../src/coding/rule-counts.ts';
import { command as check } from '../../src/commands/check.ts';
import { codeOpened } from '../../src/commands/opened.ts';
import { command as stats } from '../../src/commands/stats.ts';
import { openStudy, openToRead } from '../../src/study/open.ts';
import { quietCall } from '../quiet-call.ts';
import { changeOfIndicators, edit, edited, freshCopy, sameAsFresh, smallStudy } from './edited-studies.ts';

vi.mock('../../src/model/build.ts', () => ({ build: 'this build' }));
vi.mock('../../src/study/disk-times.ts', () => ({ coarsest: 0 }));

const wordsOf = (folder: string) => join(folder, '.study', 'words');
const count = async (folder: string) =>
  (await stats.run(quietCall({ cwd: folder, options: { json: true, rules: true } }))).output;
const indicators = (...all: string[]) =>
  edited('codebook/1-liens/lien.md', (old) => old.replace(/indicators: .*/, `indicators: ${JSON.stringify(all)}`));

/** A study counted twice: under its indicators, and under others. */
async function countedTwice(): Promise<string> {
  const folder = smallStudy();
  await count(folder);
  indicators('confiance', 'compare les devis')(folder);
  await count(folder);
  return folder;
}

test('words are kept when indicators were changed, not when texts are read for the first time', async () => {
  const folder = smallStudy();
  await count(folder);
  await count(folder);
  expect(existsSync(wordsOf(folder))).toBe(false);
  indicators('atelier')(folder);
  await count(folder);
  expect(readFileSync(wordsOf(folder), 'utf8')).toContain('confiance');
});

test.each([
  ['a word', ['devis']],
  ['a phrase', ['on se prête les machines', '-devis']],
  ['a distance', ['[soir, devis]~4', 'machin*']],
  ['an expression', ['/d’en \\w+/u', '/./']],
])('%s is counted by the words that are kept', async (_, all) => {
  const folder = await countedTwice();
  indicators(...all)(folder);
  expect(await count(folder)).toBe(await count(freshCopy(folder)));
  const report = async (place: string) => (await check.run(quietCall({ cwd: place, options: { json: true } }))).output;
  expect(await report(folder)).toBe(await report(freshCopy(folder)));
});

test('no count changes by the words that are kept, through any edits', async () => {
  const many = fc.oneof({ arbitrary: changeOfIndicators, weight: 4 }, { arbitrary: edit, weight: 1 });
  await sameAsFresh(fc.array(many, { minLength: 2, maxLength: 8 }), count, 15);
}, 120_000);

test('no text is read where its words are kept', async () => {
  const folder = await countedTwice();
  indicators('confiance')(folder);
  const copy = freshCopy(folder);
  const opened = await openToRead(folder);
  const { coded } = codeOpened(opened, quietCall({}));
  for (const name of readdirSync(join(folder, 'corpus/2024'))) rmSync(join(folder, 'corpus/2024', name));
  const { coded: read } = codeOpened(openStudy(copy), quietCall({}));
  expect(coded.sources.map((source) => ruleCounts(coded, source))).toEqual(
    read.sources.map((source) => ruleCounts(read, source)),
  );
});

test('nothing is kept of words that are no longer said', async () => {
  const folder = smallStudy();
  edited('corpus/2024/maison-2.md', (old) => `${old}\n\n**R :** Une brouette.\n`)(folder);
  for (const word of ['confiance', 'devis']) {
    indicators(word)(folder);
    await count(folder);
  }
  edited('corpus/2024/maison-1.md', (old) => old.replace('machines', 'moissons'))(folder);
  await stats.run(quietCall({ cwd: folder, options: { json: true } }));
  expect(existsSync(wordsOf(folder))).toBe(false);
  for (const word of ['soir', 'atelier']) {
    indicators(word)(folder);
    await count(folder);
  }
  expect(readFileSync(wordsOf(folder), 'utf8')).toContain('brouette');
  rmSync(join(folder, 'corpus/2024/maison-2.md'));
  rmSync(join(folder, 'corpus/2024/maison-2.alice.yaml'));
  indicators('machine')(folder);
  expect(await count(folder)).toBe(await count(freshCopy(folder)));
  const kept = readFileSync(wordsOf(folder), 'utf8');
  expect(kept).toContain('moissons');
  expect(kept).not.toContain('brouette');
});

test('nor where the run that meets the correction is stopped', async () => {
  const folder = await countedTwice();
  expect(readFileSync(wordsOf(folder), 'utf8')).toContain('machines');
  edited('corpus/2024/maison-1.md', (old) => old.replace('machines', 'moissons'))(folder);
  // It never comes to save what it found out.
  await openToRead(folder);
  expect(existsSync(wordsOf(folder))).toBe(false);
});

test('a file of words that was cut, emptied or replaced is no harm, and is written again', async () => {
  const folder = await countedTwice();
  const whole = readFileSync(wordsOf(folder));
  const spoils = [
    () => truncateSync(wordsOf(folder), 100),
    () => writeFileSync(wordsOf(folder), ''),
    () =>
      writeFileSync(
        wordsOf(folder),
        whole.map((byte, place) => (place === 40 ? byte ^ 1 : byte)),
      ),
    () =>
      writeFileSync(
        wordsOf(folder),
        Buffer.from(whole.toString('latin1').replace('this build', 'that build'), 'latin1'),
      ),
  ];
  for (const [at, spoil] of spoils.entries()) {
    spoil();
    indicators(`mot${at}`)(folder);
    expect(await count(folder)).toBe(await count(freshCopy(folder)));
    expect(readFileSync(wordsOf(folder))).toEqual(whole);
  }
});
