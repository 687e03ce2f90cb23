import { expect, test } from 'vitest';
import { formatNumber, formatPercent, parseNumberWords } from '../../src/language/numbers.ts';

test.each([
  ['quatorze', [14]],
  ['vingt et un', [21]],
  ['vingt-et-une', [21]],
  ['quatre-vingts', [80]],
  ['quatre-vingt-dix-sept', [97]],
  ['soixante et onze', [71]],
  ['septante', [70]],
  ['deux cents', [200]],
  ['mille neuf cent quatre-vingt-quatre', [1984]],
  ['cinq cent mille', [500000]],
  ['trois millions', [3000000]],
  ['deux trois', [2, 3]],
  ['deux et trois', [2, 3]],
  ['dix, sept', [10, 7]],
  ['10 000 ou 7,5', [10000, 7.5]],
  ['une', [1]],
  ['14:30 et 35h', []],
])('%s', (text, values) => {
  expect(parseNumberWords(text, 'fr').map(({ value }) => value)).toEqual(values);
});

test('spans cover the whole number', () => {
  const text = 'Les vingt et un clusters';
  expect(parseNumberWords(text, 'fr').map(({ start, end }) => text.slice(start, end))).toEqual(['vingt et un']);
});

test('English numbers', () => {
  const values = parseNumberWords('twenty-four, one hundred and five, 1,234.5, five and six', 'en').map(
    ({ value }) => value,
  );
  expect(values).toEqual([24, 105, 1234.5, 5, 6]);
});

test('numbers and shares are written by the language', () => {
  expect(formatNumber(12.5, 'fr', { decimals: 1 })).toBe('12,5');
  expect(formatNumber(1234, 'fr')).toBe('1\u202F234');
  expect(formatNumber(1234567.891, 'en', { decimals: 2 })).toBe('1,234,567.89');
  expect(formatNumber(-0.2, 'fr')).toBe('0');
  expect(formatPercent(0.58, 'fr')).toBe('58\u00A0%');
  expect(formatPercent(0.125, 'en', { decimals: 1 })).toBe('12.5%');
});
