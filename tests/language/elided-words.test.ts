import { expect, test } from 'vitest';
import { elidedWords } from '../../src/language/elided-words.ts';
import { matchPatterns, type Pattern, parsePattern } from '../../src/language/pattern.ts';

const text = "Il va jusqu'à la gare, jusque là, jusqu’ici ; qu'il l’aime : l'emploi, presqu'île.";
const found = (indicator: string) =>
  matchPatterns([parsePattern(indicator) as Pattern], text, 'fr').map(({ start, end }) => text.slice(start, end));

test.each([
  ["l'*", '', ['l’', "l'"]],
  ["jusqu'", '', ["jusqu'", 'jusqu’']],
  ["[l', emploi]~3", '', ['l’', "l'"]],
  ["jusqu'à", 'à', ["jusqu'à"]],
  ["jusqu'ici", 'ici', ['jusqu’ici']],
  ['jusqu*', undefined, ['jusqu', 'jusqu', 'jusqu']],
  ['-qu’*', '', ["qu'"]],
])('%s is about an elision, which the regular expression finds', (indicator, left, places) => {
  const lost = elidedWords(parsePattern(indicator) as Pattern, 'fr');
  expect(lost?.left).toBe(left);
  expect(found(lost?.regex ?? '')).toEqual(places);
});

test.each(["l'emploi", "l'emploi*", "presqu'île", 'lieu*', "/l'/u", "aujourd'hui"])('%s loses nothing', (indicator) => {
  expect(elidedWords(parsePattern(indicator) as Pattern, 'fr')).toBeUndefined();
});

test('English has none', () => {
  expect(elidedWords(parsePattern('jusqu*') as Pattern, 'en')).toBeUndefined();
});
