import { describe, expect, test } from 'vitest';
import { findComparatives } from '../../src/language/find-comparatives.ts';
import { judgeComparative } from '../../src/language/judge-comparative.ts';
import type { Language } from '../../src/model/settings.ts';

const names = (text: string, language: Language) =>
  findComparatives(text, language).comparatives.map(({ name, factor, denied }) => [
    name,
    ...(factor === undefined ? [] : [Number(factor.toFixed(2))]),
    ...(denied ? ['denied'] : []),
  ]);

describe('what a French phrase claims of a change', () => {
  test.each([
    ['plus souvent qu’en 2021', [['more']]],
    ['un peu plus souvent', [['more']]],
    ['nettement plus nombreux', [['more']]],
    ['en parlent plus qu’en 2021', [['more']]],
    ['plus de clusters qu’en 2021', [['more']]],
    ['davantage', [['more']]],
    ['le thème progresse', [['more']]],
    ['gagne du terrain', [['more']]],
    ['moins souvent', [['less']]],
    ['le thème a reculé', [['less']]],
    ['perd du terrain', [['less']]],
    ['apparaît', [['new']]],
    ['a disparu', [['gone']]],
    ['autant qu’en 2021', [['same']]],
    ['aussi souvent', [['same']]],
    ['reste stable', [['same']]],
    ['deux fois plus souvent', [['times', 2]]],
    ['trois fois moins', [['times', 0.33]]],
    ['double', [['times', 2]]],
    ['moitié moins', [['times', 0.5]]],
    ['ne recule pas', [['less', 'denied']]],
    ['pas plus souvent', [['more', 'denied']]],
    ['progressivement', []],
    ['le plus souvent', []],
    ['les moins nombreux', []],
    ['le plus souvent, et davantage qu’en 2021', [['more']]],
    ['plus de la moitié', []],
    ['plus de deux clusters qu’en 2021', []],
  ])('%s', (text, expected) => {
    expect(names(text, 'fr')).toEqual(expected);
  });
});

describe('what an English phrase claims of a change', () => {
  test.each([
    ['more often than in 2021', [['more']]],
    ['much more often', [['more']]],
    ['more clusters than in 2021', [['more']]],
    ['rises', [['more']]],
    ['fewer cafés than before', [['less']]],
    ['has fallen', [['less']]],
    ['disappears', [['gone']]],
    ['appears', [['new']]],
    ['as often as in 2021', [['same']]],
    ['twice as often', [['times', 2]]],
    ['three times more often', [['times', 3]]],
    ['half as often', [['times', 0.5]]],
    ['not more often', [['more', 'denied']]],
    ['more than half', []],
  ])('%s', (text, expected) => {
    expect(names(text, 'en')).toEqual(expected);
  });
});

test('« significativement » and what is left beside the comparison are told apart', () => {
  const { significant, rest } = findComparatives('la moitié, significativement plus souvent', 'fr');
  expect(significant).toBe('significativement');
  expect(rest).toContain('la moitié');
  expect(rest).not.toContain('plus');
});

describe('a comparison of two shares', () => {
  const verdict = (text: string, [k, n]: [number, number], [l, m]: [number, number]) => {
    const [claim] = findComparatives(text, 'fr').comparatives;
    return claim && judgeComparative(claim, { k, n }, { k: l, n: m }).verdict;
  };
  test.each<[string, [number, number], [number, number], string]>([
    ['plus souvent', [2, 10], [6, 10], 'holds'],
    ['plus souvent', [2, 10], [3, 10], 'edge'],
    ['plus souvent', [5, 10], [5, 10], 'fails'],
    // More cases, a lower share.
    ['plus souvent', [5, 10], [6, 20], 'fails'],
    ['nettement plus souvent', [4, 20], [7, 20], 'fails'],
    ['nettement plus souvent', [2, 20], [12, 20], 'holds'],
    ['moins souvent', [6, 10], [2, 10], 'holds'],
    ['disparaît', [4, 10], [0, 10], 'holds'],
    ['disparaît', [1, 10], [0, 10], 'edge'],
    ['disparaît', [4, 10], [1, 10], 'fails'],
    ['apparaît', [0, 10], [4, 10], 'holds'],
    ['apparaît', [1, 10], [4, 10], 'fails'],
    ['autant', [5, 10], [5, 10], 'edge'],
    ['autant', [1, 10], [8, 10], 'fails'],
    ['deux fois plus', [3, 10], [6, 10], 'holds'],
    ['deux fois plus', [40, 100], [82, 100], 'holds'],
    ['deux fois plus', [3, 10], [4, 10], 'fails'],
    ['deux fois plus', [0, 10], [4, 10], 'fails'],
    ['plus de deux fois plus', [10, 100], [30, 100], 'holds'],
    ['au moins deux fois plus', [10, 100], [20, 100], 'holds'],
    ['deux fois moins', [6, 10], [3, 10], 'holds'],
  ])('%s: %j, then %j', (text, from, to, expected) => {
    expect(verdict(text, from, to)).toBe(expected);
  });
});
