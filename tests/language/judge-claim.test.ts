import { expect, test } from 'vitest';
import { findQuantifiers } from '../../src/language/find-quantifiers.ts';
import { judgeClaim } from '../../src/language/judge-claim.ts';

const judged = (text: string, k: number, n: number, language: 'fr' | 'en' = 'fr') =>
  judgeClaim(findQuantifiers(text, language, 'default', n), k, n);

test.each([
  ['six sur dix, soit 80 %', '80 %'],
  ['huit, mais pas toutes', 'huit'],
  ['huit, soit la majorité', 'huit'],
  ['une majorité (8 sur 10)', '8 sur 10'],
  ['neuf entreprises, soit la plupart', 'neuf'],
  ['six, soit presque toutes', 'presque toutes'],
])('« %s » for 6 of 10 fails for %s', (text, words) => {
  expect(judged(text, 6, 10)).toMatchObject({ verdict: 'fails', quantifier: { words } });
});

test.each([
  ['la majorité des douze entreprises', 6, 10, 'fr', 12],
  ['la plupart des 24 entreprises', 6, 10, 'fr', 24],
  ['six des douze', 6, 10, 'fr', 12],
  ['sur douze entreprises, six', 6, 10, 'fr', 12],
  ['tous les douze', 10, 10, 'fr', 12],
  ['most of the nine farms', 5, 6, 'en', 9],
  ['all nine farms', 6, 6, 'en', 9],
] as const)('« %s » for %i of %i states a wrong base', (text, k, n, language, base) => {
  expect(judged(text, k, n, language)).toMatchObject({ verdict: 'fails', reason: `the base is ${n}, not ${base}` });
});

test.each([
  ['la majorité des dix entreprises', 6, 10, 'edge'],
  ['six, mais pas toutes', 6, 10, 'holds'],
  ['En 2021, six', 6, 10, 'holds'],
  ['En vague 2, six, depuis dix ans', 6, 10, 'holds'],
  ['Six s’y rendent tous les ans', 6, 10, 'holds'],
  ['tous, à quatre exceptions près', 6, 10, 'holds'],
  ['toutes, sauf quatre', 6, 10, 'holds'],
  ['cinq ou six', 6, 10, 'holds'],
  ['entre cinq et sept', 6, 10, 'holds'],
  ['cinq au moins', 6, 10, 'holds'],
  ['une demi-douzaine', 6, 10, 'holds'],
  ['jusqu’à huit', 6, 10, 'holds'],
  ['plusieurs', 6, 10, 'holds'],
  ['la moitié environ', 6, 10, 'edge'],
  ['trois sur cinq', 6, 10, 'holds'],
  ['six sur dix, soit 60 %', 6, 10, 'holds'],
  ['tous ou presque', 9, 10, 'edge'],
  ['toutes, sauf Juliet', 9, 10, 'holds'],
  ['toutes à l’exception d’une seule', 9, 10, 'holds'],
  ['l’immense majorité', 9, 10, 'holds'],
] as const)('« %s » for %i of %i: %s', (text, k, n, verdict) => {
  expect(judged(text, k, n)?.verdict).toBe(verdict);
});

test.each([
  ['four or five', 'holds'],
  ['between four and six', 'holds'],
  ['all except Elm Farm', 'holds'],
  ['several', 'holds'],
  ['all but one', 'holds'],
  ['most of the six, in 2021', 'holds'],
  ['five in 2021', 'holds'],
  ['half a dozen', 'edge'],
] as const)('"%s" for 5 of 6: %s', (text, verdict) => {
  expect(judged(text, 5, 6, 'en')?.verdict).toBe(verdict);
});

test.each([
  ['pas six', 'fr', true],
  ['jamais six', 'fr', true],
  ['pas la majorité', 'fr', true],
  ['pas une majorité', 'fr', true],
  ['not most', 'en', true],
  ["aren't a majority", 'en', true],
  ['pas tous', 'fr', false],
  ['pas toutes', 'fr', false],
  ['pas un seul', 'fr', false],
  ['pas plus de six', 'fr', false],
  ['not all', 'en', false],
  ['no more than six', 'en', false],
  ['not more than six', 'en', false],
] as const)('« %s » (%s) is denied: %s', (text, language, denied) => {
  expect(findQuantifiers(text, language, 'default', 10).quantifiers.map((one) => one.denied)).toEqual([denied]);
});

test('percentages are told from other shares', () => {
  const percents = (text: string) => findQuantifiers(text, 'fr', 'default', 10).quantifiers.map((one) => one.percent);
  expect(percents('60 %')).toEqual([true]);
  expect(percents('moins de 50 pour cent')).toEqual([true]);
  expect(percents('six sur dix')).toEqual([false]);
});
