import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSlug, slug } from '../../src/model/slug.ts';

it.each([
  ['Mécaloire', 'mecaloire'],
  ['Me\u0301caloire', 'mecaloire'],
  ['Pôle S2E2 – Énergie', 'pole-s2e2-energie'],
  ['Cœur d’Ille', 'coeur-d-ille'],
  ['ŒUVRE_1', 'oeuvre-1'],
  ['2021/Mécaloire', '2021-mecaloire'],
  ['  ', ''],
  ['日本', '日本'],
])('%s: %s', (name, expected) => expect(slug(name)).toBe(expected));
it('a slug is its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(slug(slug(name))).toBe(slug(name));
    }),
  );
});
it('isSlug', () =>
  expect(['a-1', 'A', 'é', '', '-a', 'a b'].map(isSlug)).toEqual([true, false, false, false, false, false]));
