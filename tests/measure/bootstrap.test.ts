import { describe, expect, it } from 'vitest';
import { type BootstrapInterval, bootstrapClusters, type Sample, type Statistic } from '../../src/measure/bootstrap.ts';
import { cqrLabel } from '../../src/measure/cqr-label.ts';
import { mapCodes } from '../../src/measure/map-codes.ts';
import { type MentionRate, mentionRate } from '../../src/measure/mention-rate.ts';
import { quantile } from '../../src/measure/quantile.ts';
import { randomBelow, seededRandom, shuffled } from '../../src/measure/seeded-random.ts';
import { mean } from '../../src/measure/sum.ts';

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const numbers = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
    expect(numbers(0).every((number) => number >= 0 && number < 1)).toBe(true);
  });
  it('is even: each tenth gets a tenth, neighbours are not alike', () => {
    const random = seededRandom(42);
    const drawn = Array.from({ length: 100_000 }, random);
    const tenths = new Array<number>(10).fill(0);
    for (const number of drawn) tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] as number) + 1;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    const products = drawn.slice(1).map((number, i) => (number - 0.5) * ((drawn[i] as number) - 0.5));
    expect(Math.abs(products.reduce((a, b) => a + b) / products.length)).toBeLessThan(0.002);
  });
  it('shuffles evenly and loses nothing', () => {
    const random = seededRandom(5);
    const firsts = Array.from({ length: 6000 }, () => shuffled(['a', 'b', 'c'], random).join(''));
    for (const order of ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']) {
      expect(Math.abs(firsts.filter((found) => found === order).length - 1000)).toBeLessThan(150);
    }
    expect(randomBelow(random, 1)).toBe(0);
  });
});

describe('quantile', () => {
  it('type 7 of Hyndman & Fan: R quantile(1:4, .3) is 1.9', () => {
    expect(quantile([1, 2, 3, 4], 0.3)).toBeCloseTo(1.9, 12);
    expect([quantile([5], 0.9), quantile([1, 3], 1), quantile([1, 3], 0)]).toEqual([5, 3, 1]);
  });
});

describe('bootstrapClusters', () => {
  const clusters = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const meanOf = ({ drawn }: Sample) => mean([...drawn].map((at) => clusters[at] as number));
  const one = (statistic: Statistic, options: { seed: number; replicates?: number }) =>
    bootstrapClusters(clusters.length, [statistic], options)[0] as BootstrapInterval;
  it('a mean of 5.5, its error about 2.87 ÷ √10', () => {
    const { interval } = one(meanOf, { seed: 1, replicates: 5000 });
    const reach = (1.96 * 2.872) / Math.sqrt(10);
    expect(Math.abs(interval[0] - (5.5 - reach))).toBeLessThan(0.15);
    expect(Math.abs(interval[1] - (5.5 + reach))).toBeLessThan(0.15);
  });
  it('is the same for the same seed, alone or with others', () => {
    const of = (seed: number) => one(meanOf, { seed, replicates: 50 });
    expect(of(9)).toEqual(of(9));
    expect(of(9)).not.toEqual(of(10));
    expect(bootstrapClusters(10, [() => 1, meanOf], { seed: 9, replicates: 50 })[1]).toEqual(of(9));
  });
  it('says how often each was drawn', () => {
    const numbers: number[] = [];
    const counted = ({ number, drawn, times }: Sample) => {
      numbers.push(number);
      expect([...times]).toEqual(clusters.map((_, position) => drawn.filter((at) => at === position).length));
      return 1;
    };
    one(counted, { seed: 3, replicates: 20 });
    expect(numbers).toEqual([...new Array(20).keys()]);
  });
  it('counts replicates without a value, and is refused where most have none', () => {
    const sometimes = (sample: Sample) => (sample.drawn[0] === 0 ? null : meanOf(sample));
    const { undefined: lost } = one(sometimes, { seed: 2 });
    expect(lost).toBeGreaterThan(50);
    expect(lost).toBeLessThan(150);
    expect(one(() => null, { seed: 1 })).toEqual({ refused: 'no-replicate' });
    expect(bootstrapClusters(1, [meanOf], { seed: 1 })).toEqual([{ refused: 'too-few-documents' }]);
  });
});

describe('mentionRate', () => {
  it('the error over documents is larger than that of independent mentions', () => {
    const sizes = [4.1, 5.2, 3.9, 6, 4.4, 5.1, 3.2, 4.8, 7.5, 4, 3.6, 5.5];
    const documents = [0, 0, 1, 9, 0, 2, 0, 0, 14, 1, 0, 3].map((mentions, i) => ({
      mentions,
      size: sizes[i] as number,
    }));
    const found = mentionRate(documents) as MentionRate;
    expect(found.rate).toBeCloseTo(30 / 57.3, 12);
    expect(found.se).toBeCloseTo(0.237, 3);
    expect(found.poissonSe).toBeCloseTo(0.0956, 4);
    expect(found.prevalence).toBe(0.5);
  });
  it('documents that are alike leave no error', () => {
    expect(
      mentionRate([
        { mentions: 2, size: 4 },
        { mentions: 3, size: 6 },
      ]),
    ).toMatchObject({ rate: 0.5, se: 0 });
    expect(mentionRate([{ mentions: 2, size: 4 }])).toMatchObject({ se: null });
  });
  it('is refused without words', () => expect(mentionRate([])).toEqual({ refused: 'empty-input' }));
});

describe('mapCodes', () => {
  it('a merge takes the union of documents, never the sum', () => {
    const mapped = mapCodes(
      new Map([
        ['a', 'm'],
        ['b', 'm'],
      ]),
      new Map([
        ['a', [1, 2, 3]],
        ['b', [3, 4]],
        ['c', [9]],
      ]),
    );
    expect(mapped).toEqual(
      new Map([
        ['m', new Set([1, 2, 3, 4])],
        ['c', new Set([9])],
      ]),
    );
  });
});

describe('cqrLabel', () => {
  it('of 24 cases (Hill, Thompson & Williams 1997)', () => {
    expect([24, 23, 22, 13, 12, 2, 1, 0].map((k) => cqrLabel(k, 24))).toEqual([
      'general',
      'general',
      'typical',
      'typical',
      'variant',
      'variant',
      'rare',
      'none',
    ]);
    expect(cqrLabel(3, 24, 3)).toBe('rare');
    expect(cqrLabel(1, 2)).toBe('rare');
    expect(cqrLabel(0, 0)).toEqual({ refused: 'empty-wave' });
    expect(cqrLabel(3, 2)).toEqual({ refused: 'invalid-counts' });
  });
});
