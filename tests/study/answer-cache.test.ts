import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerCache } from '../../src/study/answer-cache.ts';
import { temporaryStudy } from '../cli.ts';

const key = 'ab'.repeat(32);
const other = 'cd'.repeat(32);

function fileIn(folder: string): string {
  return join(folder, '.study/provider', key.slice(0, 2), key.slice(2));
}

test('an answer is found again, by its key only', () => {
  const folder = temporaryStudy({});
  answerCache(folder).write(key, 'réponse\nà deux lignes\n');
  expect(answerCache(folder).read(key)).toBe('réponse\nà deux lignes\n');
  expect(answerCache(folder).read(other)).toBeUndefined();
  expect(readdirSync(join(folder, '.study/provider', 'ab'))).toEqual([key.slice(2)]);
});

test.each([
  ['cut', (text: string) => text.slice(0, -1)],
  ['empty', () => ''],
  ['changed', (text: string) => text.replace('oui', 'non')],
  ['longer', (text: string) => `${text}.`],
])('a file that is %s is no answer, and is written anew', (_, spoil) => {
  const folder = temporaryStudy({});
  const cache = answerCache(folder);
  cache.write(key, 'oui');
  writeFileSync(fileIn(folder), spoil(readFileSync(fileIn(folder), 'utf8')));
  expect(cache.read(key)).toBeUndefined();
  cache.write(key, 'oui');
  expect(cache.read(key)).toBe('oui');
});

test('the answer to another question is none', () => {
  const folder = temporaryStudy({});
  const cache = answerCache(folder);
  cache.write(other, 'oui');
  mkdirSync(join(folder, '.study/provider/ab'));
  writeFileSync(fileIn(folder), readFileSync(join(folder, '.study/provider/cd', other.slice(2))));
  expect(cache.read(key)).toBeUndefined();
});

test('it can be deleted at any time', () => {
  const folder = temporaryStudy({});
  const cache = answerCache(folder);
  cache.write(key, 'oui');
  rmSync(join(folder, '.study'), { recursive: true });
  expect(cache.read(key)).toBeUndefined();
  cache.write(key, 'oui');
  expect(cache.read(key)).toBe('oui');
});

test.each(['.study', '.study/provider', '.study/provider/ab'])('nothing is written through %s, a link', (link) => {
  const folder = temporaryStudy({ 'corpus/a.md': '' });
  for (const target of [temporaryStudy({ 'a.md': '' }), join(folder, 'corpus')]) {
    rmSync(join(folder, '.study'), { recursive: true, force: true });
    mkdirSync(join(folder, link, '..'), { recursive: true });
    symlinkSync(target, join(folder, link));
    const cache = answerCache(folder);
    cache.write(key, 'oui');
    expect(cache.read(key)).toBeUndefined();
    expect(readdirSync(target)).toEqual(['a.md']);
  }
});
