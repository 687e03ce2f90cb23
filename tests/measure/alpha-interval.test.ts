import { expect, test } from 'vitest';
import { alphaIntervals, leastClusters } from '../../src/measure/alpha-interval.ts';
import type { Sample, Statistic } from '../../src/measure/bootstrap.ts';
import { mean } from '../../src/measure/sum.ts';

const bootstrap = { seed: 1, replicates: 200 };
const meanOf = ({ drawn }: Sample) => mean([...drawn]);
const around = (clusters: number, statistic: Statistic, alpha: number) =>
  alphaIntervals(clusters, [{ alpha, statistic }], bootstrap)[0];

test('samples of fewer than ten sources give no interval', () => {
  expect(around(leastClusters - 1, meanOf, 4)).toEqual({ interval: null, reason: 'too-few-documents' });
  expect(around(leastClusters, meanOf, 4.5)?.interval).not.toBeNull();
});

test('nor does one that leaves its own estimate out', () => {
  // How many different sources are drawn: never more than all of them, as samples repeat some.
  const distinct = ({ drawn }: Sample) => new Set(drawn).size;
  expect(around(12, distinct, 12)).toEqual({ interval: null, reason: 'estimate-outside' });
});

test('full agreement in every sample is an interval', () => {
  expect(around(10, () => 1, 1)).toEqual({ interval: [1, 1] });
});
