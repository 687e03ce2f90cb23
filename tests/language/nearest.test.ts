import { expect, test } from 'vitest';
import { nearest } from '../../src/language/nearest.ts';

test.each([
  ['concurence', 'concurrence'],
  ['recruteemnt', 'recrutement'],
  ['Réseau', 'reseau'],
  ['abc', undefined],
  ['', undefined],
])('%s → %s', (word, expected) => {
  expect(nearest(word, ['recrutement', 'concurrence', 'reseau', 'xyz'])).toBe(expected);
});

test('the nearest wins, then the first; a swap counts once', () => {
  expect(nearest('repli', ['replis', 'repil', 'repli'])).toBe('repli');
  expect(nearest('abcd', ['abdc', 'abce'])).toBe('abdc');
});
