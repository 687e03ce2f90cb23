import { expect, test } from 'vitest';
import { compareWords } from '../../src/page/compare-words.ts';
import { organiseWords } from '../../src/page/organise-words.ts';
import { readWords } from '../../src/page/read-words.ts';
import { reviewWords } from '../../src/page/review-words.ts';
import { seeWords } from '../../src/page/see-words.ts';
import { frameWords } from '../../src/page/words.ts';

const all = [compareWords, organiseWords, readWords, reviewWords, seeWords, frameWords];

function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

test('what the page says is no markup, and has the quotation marks and apostrophes of its language', () => {
  const [french, english] = [all.flatMap(({ fr }) => textsOf(fr)), all.flatMap(({ en }) => textsOf(en))];
  expect([...french, ...english].filter((text) => text.includes('`'))).toEqual([]);
  expect(french.filter((text) => /\p{L}'\p{L}|[“”]/u.test(text))).toEqual([]);
  expect(english.filter((text) => /[«»]/.test(text))).toEqual([]);
  expect([organiseWords.fr.why('a'), organiseWords.en.why('a')]).toEqual(['«\u00a0a\u00a0»', '“a”']);
});

test('none and one are singular in French', () => {
  const { fr } = reviewWords;
  expect(fr.settled(0, 1).replace(/\s/g, ' ')).toBe('Dans l’étude : 0 acceptée, 1 rejetée');
  expect([fr.known(1), fr.known(2)]).toEqual(['1 de plus est déjà à vous', '2 de plus sont déjà à vous']);
  expect(compareWords.fr.hasRead(0)).toBe('0 entretien lu jusqu’au bout');
  expect(readWords.fr.codings(0)).toBe('0 codage');
  expect(organiseWords.fr.counts({ k: 0, n: 2, segments: 0 })).toBe('0 cas sur 2, 0 extrait');
});
