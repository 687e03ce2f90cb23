import { expect, test } from 'vitest';
import { markdownOf, type SmallStudy } from './composed.ts';

function points(interviews: readonly (readonly string[])[], themes: readonly string[], settings = ''): string {
  const study: SmallStudy = {
    settings: `unit: { one: club, many: clubs }\n${settings}`,
    themes: Object.fromEntries(themes.map((theme) => [theme, []])),
    interviews: Object.fromEntries(interviews.map((codes, index) => [`c${index}`, { codes }])),
  };
  return markdownOf(study, '::key-points');
}

test('themes equal to the second are shown with it, up to three', () => {
  const text = points([['a', 'b', 'c'], ['a', 'b', 'c'], ['a']], ['a', 'b', 'c']);
  expect(text).toContain('– A (3 des 3 clubs), B (2 des 3 clubs) et C (2 des 3 clubs).');
});

test('beyond three they are not chosen among', () => {
  expect(
    points(
      [
        ['a', 'b', 'c', 'd'],
        ['a', 'b', 'c', 'd'],
      ],
      ['a', 'b', 'c', 'd'],
    ),
  ).toContain('– quatre thèmes à égalité (2 des 2 clubs).');
  expect(points([['a', 'b', 'c', 'd'], ['a']], ['a', 'b', 'c', 'd'])).toContain('– A (2 des 2 clubs).');
});

test('one voice among five is no key point', () => {
  expect(points([['a', 'b'], ['a'], [], [], []], ['a', 'b'])).toContain('– A (2 des 5 clubs).');
  expect(points([['a'], [], [], [], []], ['a'])).toContain('– aucun thème n’y rassemble plus d’une voix.');
});

test('a chapter without any is said so, and silent themes after « ni »', () => {
  const text = points([['a'], ['a']], ['a', 'autre/b', 'autre/c']);
  expect(text).toContain('- **Autre** – aucun extrait.');
  expect(text).toContain('Personne n’a parlé de « B » ni de « C ».');
});

test('with the counts in an annex there is no number', () => {
  expect(
    points(
      [
        ['a', 'b', 'c'],
        ['a', 'b'],
      ],
      ['a', 'b', 'c'],
      'counts: annex',
    ),
  ).not.toMatch(/\d/);
});
