import { expect, test } from 'vitest';
import { elidedWords } from '../../src/language/elided-words.ts';
import { matchPattern, type Pattern, parsePattern } from '../../src/language/pattern.ts';

const text =
  "Il va jusqu'à la gare, jusque là, jusqu’ici ; qu'il l’aime : l'emploi, presqu'île. D'ici jusqu’à demain, l’eau l'été (jusqu'alors).";
const found = (pattern: Pattern) =>
  matchPattern({ ...pattern, forbids: false }, text, 'fr').map(({ start, end }) => text.slice(start, end));

test.each([
  ["l'*", '', ['l’', "l'", 'l’', "l'"]],
  ["jusqu'", '', ["jusqu'", 'jusqu’', 'jusqu’', "jusqu'"]],
  ["jusqu'à", 'à', ["jusqu'à", 'jusqu’à']],
  ["jusqu'ici", 'ici', ['jusqu’ici']],
  ["jusqu' ici", 'ici', ['jusqu’ici']],
  ["qu'il*", 'il*', ["qu'il"]],
  ['jusqu*', undefined, ['jusqu', 'jusqu', 'jusqu', 'jusqu', 'jusqu']],
  ['-qu’*', '', ["qu'"]],
  ['ici jusqu*', undefined, ['ici jusqu']],
  ['-ici jusqu*', undefined, ['ici jusqu']],
  ['jusqu* demain', undefined, ['jusqu’à demain']],
  ["eau l'*", 'eau', ["eau l'"]],
  ["-eau l'", 'eau', ["eau l'"]],
  ["gare (l'*", 'gare', []],
])('%s is about an elision, which the regular expression finds', (indicator, left, places) => {
  const lost = elidedWords(parsePattern(indicator) as Pattern, 'fr');
  expect(lost?.left).toBe(left);
  const instead = parsePattern(lost?.instead ?? '') as Pattern;
  expect([instead.kind, instead.forbids]).toEqual(['regex', indicator.startsWith('-')]);
  expect(found(instead)).toEqual(places);
});

test.each([
  ["[l', eau]~5", "l'", 'eau'],
  ["-[jusqu'à, gare, il]~5", "jusqu'", '-[gare, il]~5'],
  ['[gare, jusqu*]~2', "jusqu'", 'gare'],
  ["[l', d'*]~2", "l'", ''],
  ["[eau l'*, jusqu* demain]~2", "l'", '[eau, demain]~2'],
])('%s: a near form is left without it', (indicator, elided, instead) => {
  expect(elidedWords(parsePattern(indicator) as Pattern, 'fr')).toMatchObject({ elided, instead });
});

test.each([
  "l'emploi",
  "l'emploi*",
  "presqu'île",
  'lieu*',
  "/l'/u",
  "aujourd'hui",
  "l' eau",
  "ici l'emploi*",
  '[eau, il*]~3',
])('%s loses nothing', (indicator) => {
  expect(elidedWords(parsePattern(indicator) as Pattern, 'fr')).toBeUndefined();
});

test('English has none', () => {
  expect(elidedWords(parsePattern('jusqu*') as Pattern, 'en')).toBeUndefined();
});
