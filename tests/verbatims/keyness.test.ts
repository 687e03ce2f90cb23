import { expect, test } from 'vitest';
import { keyness } from '../../src/verbatims/keyness.ts';

const inside = new Map([
  ['confiance', 20],
  ['même', 80],
]);
const outside = new Map([
  ['même', 800],
  ['autre', 200],
]);

test('log-likelihood and log ratio agree with the formula worked by hand', () => {
  const found = keyness(inside, outside).get('confiance');
  // Expected inside: 100 × 20 / 1100; G² = 2 × 20 × ln(20 / 1.8182). Ratio: 0.2 against half an occurrence in 1000.
  expect(found?.logLikelihood).toBeCloseTo(95.916, 3);
  expect(found?.logRatio).toBeCloseTo(8.644, 3);
});

test('a word as frequent outside as inside is not key', () => {
  const found = keyness(inside, outside).get('même');
  expect(found?.logLikelihood).toBeCloseTo(0, 9);
  expect(found?.logRatio).toBeCloseTo(0, 9);
});

test('a word rarer inside has a negative log ratio', () => {
  const found = keyness(
    new Map([
      ['a', 1],
      ['b', 9],
    ]),
    new Map([
      ['a', 4],
      ['b', 6],
    ]),
  ).get('a');
  expect(found?.logRatio).toBeCloseTo(-2, 9);
});

test('nothing outside: nothing is key', () => {
  expect(keyness(inside, new Map()).get('confiance')).toEqual({ logLikelihood: 0, logRatio: 0 });
});
