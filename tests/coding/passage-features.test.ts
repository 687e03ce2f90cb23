import { expect, test } from 'vitest';
import { passageFeatures } from '../../src/coding/passage-features.ts';

test('words of the study’s stop words say nothing of any code', () => {
  const text = "Les clusters d'ici partagent plus de moyens.";
  const texts = { knowledge: [text], coded: [text], seen: [text] };
  const surfaces = (add: string[], remove: string[]) =>
    passageFeatures(texts, { language: 'fr', stopWords: { add, remove } })
      .words(text)
      .map(({ surface }) => surface);
  expect(surfaces([], [])).toEqual(['clusters', 'partagent', 'moyens']);
  expect(surfaces(['cluster'], ['plus'])).toEqual(['partagent', 'plus', 'moyens']);
});
