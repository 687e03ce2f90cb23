import { expect, test } from 'vitest';
import { alphaInterval, leastClusters } from '../../src/measure/alpha-interval.ts';

const sources = (n: number) => Array.from({ length: n }, (_, i) => i);
const bootstrap = { seed: 1, replicates: 200 };
const meanOf = (drawn: readonly number[]) => drawn.reduce((sum, one) => sum + one, 0) / drawn.length;

test('samples of fewer than ten sources give no interval', () => {
  expect(alphaInterval(sources(leastClusters - 1), meanOf, 4, bootstrap)).toEqual({
    interval: null,
    reason: 'too-few-documents',
  });
  expect(alphaInterval(sources(leastClusters), meanOf, 4.5, bootstrap).interval).not.toBeNull();
});

test('nor does one that leaves its own estimate out', () => {
  // How many different sources are drawn: never more than all of them, as samples repeat some.
  const distinct = (drawn: readonly number[]) => new Set(drawn).size;
  expect(alphaInterval(sources(12), distinct, 12, bootstrap)).toEqual({ interval: null, reason: 'estimate-outside' });
});

test('full agreement in every sample is an interval', () => {
  expect(alphaInterval(sources(10), () => 1, 1, bootstrap)).toEqual({ interval: [1, 1] });
});
