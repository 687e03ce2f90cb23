import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquare } from '../../src/measure/chi-square.ts';
import { attainableFisherP, type FisherExact, fisherExact, fisherPValues } from '../../src/measure/fisher-exact.ts';
import { fisherPower, leastDetectable } from '../../src/measure/fisher-power.ts';

const wave = (k: number, n: number) => ({ k, n });
const waves = fc.tuple(fc.nat(12), fc.nat(12)).map(([k, more]) => wave(k, k + more + 1));
const fisher = (k1: number, n1: number, k2: number, n2: number) =>
  fisherExact(wave(k1, n1), wave(k2, n2)) as FisherExact;

describe('fisherExact', () => {
  it('the lady tasting tea (Fisher 1935; R fisher.test)', () => {
    const test = fisher(3, 4, 1, 4);
    expect(test.p).toBeCloseTo(34 / 70, 12);
    expect(test.greater).toBeCloseTo(17 / 70, 12);
    expect(test.oddsRatio).toBeCloseTo(6.40832, 4);
  });
  it('convictions of twins: .0005367, one-sided .0004652 (Fisher 1962; R)', () => {
    expect(fisher(2, 17, 10, 13).p).toBeCloseTo(0.000536724, 9);
    expect(fisher(2, 17, 10, 13).less).toBeCloseTo(0.000465181, 9);
  });
  it('.0629, mid-p .0447 (Ritland 2007, in Fagerland, Lydersen & Laake 2017, ch. 4)', () => {
    expect(fisher(0, 16, 15, 72).p).toBeCloseTo(0.06287, 5);
    expect(fisher(0, 16, 15, 72).midP).toBeCloseTo(0.04466, 5);
    expect(fisher(0, 16, 15, 72).oddsRatio).toBe(0);
  });
  it('the odds ratio at the exact root, 4.06673, and its limits', () => {
    const { oddsRatio, interval } = fisher(14, 24, 6, 24);
    expect(oddsRatio).toBeCloseTo(4.06673, 5);
    expect(interval?.[0]).toBeCloseTo(1.06042, 5);
    expect(interval?.[1]).toBeCloseTo(17.46596, 4);
  });
  it('is infinite where a cell forces it', () => {
    expect(fisher(6, 12, 0, 12)).toMatchObject({ oddsRatio: Number.POSITIVE_INFINITY });
    expect(fisher(6, 12, 0, 12).interval?.[1]).toBe(Number.POSITIVE_INFINITY);
    expect(fisher(6, 12, 0, 12).p).toBeCloseTo(0.013729977, 9);
  });
  it('is the same of both waves and of the absence, and the sides cover more than 1', () => {
    fc.assert(
      fc.property(waves, waves, (first, second) => {
        const test = fisherExact(first, second) as FisherExact;
        const absent = ({ k, n }: { k: number; n: number }) => wave(n - k, n);
        expect((fisherExact(second, first) as FisherExact).p).toBeCloseTo(test.p, 10);
        expect((fisherExact(absent(first), absent(second)) as FisherExact).p).toBeCloseTo(test.p, 10);
        expect(test.less + test.greater).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(test.p).toBeLessThanOrEqual(1);
        expect(test.midP).toBeLessThan(test.p);
        const { low, p } = fisherPValues(first.k + second.k, first.n, second.n);
        expect(p[first.k - low]).toBeCloseTo(test.p, 10);
      }),
    );
  });
  it('is refused of an empty wave', () =>
    expect(fisherExact(wave(3, 12), wave(0, 0))).toEqual({ refused: 'empty-wave' }));
});

describe('what a comparison can see', () => {
  it('against 0 of 12 nothing below 5 of 12 is detectable, against 7 only all', () => {
    const least = [0, 1, 2, 3, 4, 5, 6, 7].map((x1) => leastDetectable(x1, 12, 12));
    expect(least).toEqual([5, 7, 8, 9, 10, 11, 12, 12]);
    expect(leastDetectable(8, 12, 12)).toBeNull();
  });
  it('30 % against 60 % is found in 21 % of studies of 12 and 12, 47 % of 24 and 24', () => {
    expect(fisherPower(12, 12, 0.3, 0.6)).toBeCloseTo(0.2106, 4);
    expect(fisherPower(24, 24, 0.3, 0.6)).toBeCloseTo(0.4708, 4);
  });
  it('where nothing differs, finds something in at most 5 %', () => {
    for (const share of [0.1, 0.5, 0.8]) expect(fisherPower(15, 12, share, share)).toBeLessThanOrEqual(0.05);
  });
  it('the best attainable p is that of the most unequal table', () => {
    expect(attainableFisherP(2, 12, 12)).toBeCloseTo(fisher(2, 12, 0, 12).p, 12);
    expect(attainableFisherP(5, 12, 12)).toBeLessThan(0.05);
    expect(attainableFisherP(0, 12, 12)).toBe(1);
  });
  it('the best attainable p is the least of all tables with these margins, to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), fc.nat(180), (n1, n2, some) => {
        const k = some % (n1 + n2 + 1);
        expect(attainableFisherP(k, n1, n2)).toBe(Math.min(...fisherPValues(k, n1, n2).p));
      }),
    );
  });
  it('are refused of an empty wave', () => {
    expect(fisherPower(0, 12, 0.3, 0.6)).toEqual({ refused: 'empty-wave' });
    expect(leastDetectable(0, 0, 12)).toEqual({ refused: 'empty-wave' });
    expect(attainableFisherP(0, 0, 12)).toEqual({ refused: 'empty-wave' });
  });
});

describe('chiSquare', () => {
  it('of the tea: 2, p .1573; corrected .5, p .4795; two expected', () => {
    const found = chiSquare(wave(3, 4), wave(1, 4));
    expect(found).toMatchObject({ value: 2, smallestExpected: 2, corrected: { value: 0.5 } });
    expect(found).toMatchObject({ p: expect.closeTo(0.1573, 4), corrected: { p: expect.closeTo(0.4795, 4) } });
  });
  it('is refused where the theme does not vary', () => {
    expect(chiSquare(wave(0, 4), wave(0, 4))).toEqual({ refused: 'no-variation' });
    expect(chiSquare(wave(4, 4), wave(4, 4))).toEqual({ refused: 'no-variation' });
    expect(chiSquare(wave(4, 4), wave(0, 0))).toEqual({ refused: 'empty-wave' });
  });
});
