import { expect, test } from 'vitest';
import { frenchSpaces, plural } from '../../src/language/typography.ts';

const shown = (text: string) => frenchSpaces(text).replaceAll('\u00A0', '~').replaceAll('\u202F', '_');

test.each([
  ['Il dit : « Oui ; non ! »', 'Il dit~: «~Oui_; non_!~»'],
  ['Quoi?! «Bon»', 'Quoi_?! «~Bon~»'],
  ['58 % à 14:30', '58~% à 14:30'],
  ['voir https://a.fr/?b:c;d!e', 'voir https://a.fr/?b:c;d!e'],
  ['(non ?) fin:', '(non_?) fin~:'],
  ['Écrire : `asked: ["2021"]` ; puis', 'Écrire~: `asked: ["2021"]`_; puis'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
  expect(shown(frenchSpaces(text))).toBe(expected);
});

test('English is left alone', () => {
  expect(frenchSpaces('Really ? 5 %', 'en')).toBe('Really ? 5 %');
});

test('zero is singular in French only', () => {
  expect([0, 1, 1.5, 2].map((n) => plural(n, 'cas', 'cas (pl.)', 'fr'))).toEqual(['cas', 'cas', 'cas', 'cas (pl.)']);
  expect([0, 1, 2].map((n) => plural(n, 'case', 'cases', 'en'))).toEqual(['cases', 'case', 'cases']);
});
