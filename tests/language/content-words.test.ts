import { expect, test } from 'vitest';
import { contentStems } from '../../src/language/content-words.ts';
import { foldWord } from '../../src/language/fold.ts';
import { tokenize } from '../../src/language/tokens.ts';
import type { SpokenLanguage } from '../../src/model/spoken.ts';

function content(text: string, edits: { add?: string[]; remove?: string[] } = {}, language: SpokenLanguage = 'fr') {
  const stemOf = contentStems({ language, stopWords: { add: [], remove: [], ...edits } });
  return tokenize(text, language).flatMap(({ text: word }) => (stemOf(foldWord(word)) === undefined ? [] : [word]));
}

test('words of grammar, elisions and numbers carry no content', () => {
  expect(content("C'est plus l'entraide des 24 clusters, à 10.000 €.")).toEqual(['entraide', 'clusters']);
  expect(content("Nell'impresa c'è più fiducia", {}, 'it')).toEqual(['impresa', 'fiducia']);
  expect(content('Wir haben mehr Vertrauen im Dorf', {}, 'de')).toEqual(['Vertrauen', 'Dorf']);
});

test('a word added is out in all its forms, one removed comes back as written', () => {
  const text = 'Un CLUSTER, des clusters, plus de Territoires';
  expect(content(text, { add: ['cluster', 'Territoire'] })).toEqual([]);
  expect(content(text, { remove: ['Plus'] })).toEqual(['CLUSTER', 'clusters', 'plus', 'Territoires']);
});
