import { expect, test } from 'vitest';
import { findQuantifiers } from '../../src/language/find-quantifiers.ts';
import { evaluateRule, judge, parseRule, quantifierProfiles, type Rule } from '../../src/language/quantifiers.ts';

const find = (text: string, language: 'fr' | 'en' = 'fr', profile: Parameters<typeof findQuantifiers>[2] = 'default') =>
  findQuantifiers(text, language, profile, 24).quantifiers[0];

test.each([
  ['none', 'aucun|aucune|personne|nul'],
  ['almost none', 'presque aucun|quasiment personne'],
  ['only one', 'un seul|une seule'],
  ['few', 'peu|rares|très peu de'],
  ['a few', 'quelques-uns|quelques‑unes|quelques clusters|une poignée'],
  ['some', 'certains|certaines'],
  ['several', 'plusieurs'],
  ['less than half', 'moins de la moitié|une minorité'],
  ['half', 'la moitié'],
  ['many', 'beaucoup|de nombreux clusters|nombre de clusters'],
  ['majority', 'la majorité|une majorité|plus de la moitié|majoritairement'],
  ['most', 'la plupart|très majoritairement'],
  ['large majority', 'la grande majorité|l’immense majorité|une large majorité'],
  ['just over half', 'un peu plus de la moitié|à peine plus de la moitié'],
  ['just under half', 'un peu moins de la moitié'],
  [
    'almost all',
    'presque tous|tous ou presque|tous, à quelques exceptions près|quasiment toutes|la quasi-totalité des',
  ],
  ['all but one', 'à une exception près|toutes, à une seule exception près'],
  ['not all', 'pas tous|pas toutes'],
  ['all', 'tous|Toutes|tous les clusters|l’ensemble des|la totalité des|chaque cluster|chacun'],
])('French: %s', (name, texts) => {
  for (const text of texts.split('|')) expect([text, find(text)?.rule?.name]).toEqual([text, name]);
});

test.each([
  ['none', 'none|no cluster|nobody'],
  ['a few', 'a few|a handful'],
  ['some', 'some'],
  ['several', 'several'],
  ['half', 'half'],
  ['majority', 'a majority|more than half'],
  ['most', 'most'],
  ['large majority', 'the vast majority'],
  ['just over half', 'just over half'],
  ['almost all', 'almost all|nearly all'],
  ['all', 'all|every cluster|everyone'],
])('English: %s', (name, texts) => {
  for (const text of texts.split('|')) expect([text, find(text, 'en')?.rule?.name]).toEqual([text, name]);
});

test.each([
  ['quatorze clusters', 'k = 14'],
  ['14 des 24 clusters', 'k = 14 and n = 24'],
  ['14/24', 'k = 14 and n = 24'],
  ['quatorze clusters sur vingt-quatre', 'k = 14 and n = 24'],
  ['six sur dix', 'share >= 6/10 - 5% and share <= 6/10 + 5%'],
  ['un cluster sur deux', 'share >= 1/2 - 5% and share <= 1/2 + 5%'],
  ['deux tiers', 'share >= 2/3 - 5% and share <= 2/3 + 5%'],
  ["plus d'un tiers", 'share > 1/3'],
  ['au moins dix', 'k >= 10'],
  ['moins de cinq', 'k < 5'],
  ['58 %', 'share >= 58% - 0.5% and share <= 58% + 0.5%'],
  ['tous sauf un', 'k = n - 1'],
  ['toutes les entreprises sauf deux', 'k = n - 2'],
  ['une dizaine', 'k >= 8 and k <= 12'],
  ['une demi-douzaine', 'k >= 5 and k <= 7'],
  ['cinq ou six', 'k >= 5 and k <= 6'],
  ['entre cinq et sept', 'k >= 5 and k <= 7'],
  ['entre 50 et 60 %', 'share >= 50% and share <= 60%'],
  ['six ou sept sur dix', 'share >= 6/10 and share <= 7/10'],
  ['cinq au moins', 'k >= 5'],
  ['cinq, au moins six', 'k >= 6'],
  ['jusqu’à huit', 'k <= 8'],
  ['la moitié environ', 'share >= 1/2 - 10% and share <= 1/2 + 10%'],
  ['la moitié, ou presque', 'share >= 1/2 - 10% and share < 1/2'],
  ['toutes, sauf quatre', 'k = n - 4'],
  ['tous, à quatre exceptions près', 'k = n - 4'],
  ['toutes à l’exception d’une seule', 'k = n - 1'],
  ['toutes, sauf Juliet', 'k = n - 1'],
  ['toutes, sauf Juliet et La Forge, le disent', 'k = n - 2'],
  ['tous sauf Deux Rives', 'k = n - 1'],
  ['toutes sauf la scierie', 'k = n - 1'],
  ['aucune, sauf deux', 'k = 2'],
  ['aucune, sauf Juliet', 'k = 1'],
  ['certains des 24 clusters', 'k >= 2 and share < 50%'],
])('%s claims %s', (text, expression) => {
  expect(find(text)?.rule?.expression).toBe(expression);
});

test.each([
  ['ten of twenty', 'k = 10 and n = 20'],
  ['two thirds', 'share >= 2/3 - 5% and share <= 2/3 + 5%'],
  ['all but one', 'k = n - 1'],
  ['twenty-four', 'k = 24'],
  ['four or five', 'k >= 4 and k <= 5'],
  ['between four and six', 'k >= 4 and k <= 6'],
  ['half a dozen', 'k >= 5 and k <= 7'],
  ['all except Elm Farm', 'k = n - 1'],
  ['everyone but Elm Farm and Oak End', 'k = n - 2'],
])('%s claims %s', (text, expression) => {
  expect(find(text, 'en')?.rule?.expression).toBe(expression);
});

test.each(['une entreprise', 'une personne', 'peut-être', 'un peu', 'les clusters'])(
  '« %s » claims nothing',
  (text) => {
    expect(find(text)).toBeUndefined();
  },
);

test('the words are given as written', () => {
  expect(find('Ainsi presque  tous les clusters')).toMatchObject({ words: 'presque  tous', start: 6, end: 19 });
  expect(find('Ainsi toutes, sauf Juliet, le disent')).toMatchObject({ words: 'toutes, sauf Juliet' });
});

test.each([
  ['la plupart', 18, 24, 'holds'],
  ['la plupart', 17, 24, 'edge'],
  ['la plupart', 12, 24, 'fails'],
  ['beaucoup', 20, 24, 'edge'],
  ['beaucoup', 7, 24, 'fails'],
  ['presque tous', 38, 40, 'holds'],
  ['presque tous', 4, 5, 'edge'],
  ['presque tous', 3, 4, 'fails'],
  ['presque tous', 24, 24, 'fails'],
  ['tous', 24, 24, 'holds'],
  ['tous', 23, 24, 'fails'],
  ['aucun', 0, 24, 'holds'],
  ['certains', 5, 24, 'holds'],
  ['certains', 2, 24, 'edge'],
  ['certains', 12, 24, 'fails'],
  ['quelques-uns', 3, 24, 'edge'],
  ['quelques-uns', 4, 24, 'fails'],
  ['la moitié', 12, 24, 'holds'],
  ['la moitié', 5, 10, 'holds'],
  ['trois sur cinq', 6, 10, 'holds'],
  ['60 %', 6, 10, 'holds'],
  ['83 %', 5, 6, 'holds'],
  ['84 %', 5, 6, 'fails'],
  ['six sur dix', 14, 24, 'edge'],
  ['plusieurs', 24, 24, 'holds'],
  ['cinq ou six', 6, 24, 'holds'],
  ['cinq ou six', 7, 24, 'fails'],
  ['la moitié', 11, 24, 'edge'],
  ['la majorité', 13, 24, 'edge'],
  ['14 des 24', 14, 24, 'holds'],
  ['14 des 24', 14, 25, 'fails'],
  ['au moins dix', 10, 24, 'holds'],
  ['tous', 25, 24, 'fails'],
  ['aucun', 0, 0, 'fails'],
] as const)('« %s » for %i of %i: %s', (text, k, n, verdict) => {
  expect(judge(find(text)?.rule as Rule, k, n).verdict).toBe(verdict);
});

test('profiles and a study’s own words', () => {
  expect(quantifierProfiles).toEqual(['default', 'education-scotland', 'no-quantifiers']);
  expect(find('la plupart', 'fr', 'education-scotland')?.rule?.expression).toBe('share >= 75% and share <= 90%');
  expect(find('beaucoup', 'fr', 'education-scotland')).toMatchObject({ words: 'beaucoup', rule: undefined });
  expect(find('presque aucun', 'fr', 'education-scotland')).toMatchObject({ rule: undefined });
  expect(judge(find('tous', 'fr', 'no-quantifiers')?.rule as Rule, 3, 3)).toEqual({
    verdict: 'fails',
    reason: 'this study makes no quantified claims',
  });
  const own = [{ words: ['une foule', 'la plupart (ou presque)'], rule: 'share >= 60%' }];
  expect(find('Une foule de clusters', 'fr', own)?.rule?.expression).toBe('share >= 60%');
  expect(find('la plupart', 'fr', own)).toMatchObject({ rule: undefined });
  expect(find('tous', 'fr', own)?.rule?.name).toBe('all');
});

test.each([
  ['k >= 2 and share < 50% and (share <= 15% or k <= 3)', 3, 24, true],
  ['k >= 2 and share < 50% and (share <= 15% or k <= 3)', 4, 24, false],
  ['k = 0 or k = 1 and n = 5', 0, 9, true],
  ['45% <= share <= 55%', 12, 24, true],
  ['(k + 1) * 2 > n - 1', 5, 12, true],
  ['share ≥ 60 %', 9, 15, true],
  ['k != n', 3, 3, false],
])('%s for %i of %i: %s', (text, k, n, expected) => {
  expect(evaluateRule(parseRule(text) as Rule, k, n)).toBe(expected);
});

test.each(['', 'k', 'k >', 'k >= 2 and', '(k > 1', 'k > 1)', 'share > most', '(k > 1) > 2', 'k > 1 n', '('.repeat(30)])(
  '%j is no rule',
  (text) => {
    expect(parseRule(text)).toHaveProperty('error');
  },
);
