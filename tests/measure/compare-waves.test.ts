import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaInterval, jeffreysPrior, probabilityGreater } from '../../src/measure/beta-binomial.ts';
import { cohenH } from '../../src/measure/cohen-h.ts';
import {
  comparePanel,
  compareWaves,
  type PanelComparison,
  type WaveComparison,
} from '../../src/measure/compare-waves.ts';
import { type LogOddsRatio, logOddsRatio } from '../../src/measure/log-odds-ratio.ts';
import { newcombeInterval, newcombePairedInterval, type RiskDifference } from '../../src/measure/newcombe-interval.ts';

const wave = (k: number, n: number) => ({ k, n });
const waves = fc.tuple(fc.nat(20), fc.nat(20)).map(([k, more]) => wave(k, k + more + 1));

describe('newcombeInterval', () => {
  // Newcombe 1998, Stat. Med. 17:873, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%d of %d against %d of %d', (k1, n1, k2, n2, low, high) => {
    const { interval } = newcombeInterval(wave(k1, n1), wave(k2, n2)) as RiskDifference;
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });
  it('holds the difference, stays within −1 and 1, and turns with the waves', () => {
    fc.assert(
      fc.property(waves, waves, (first, second) => {
        const { difference, interval } = newcombeInterval(first, second) as RiskDifference;
        const turned = newcombeInterval(second, first) as RiskDifference;
        expect(interval[0]).toBeLessThanOrEqual(difference);
        expect(interval[1]).toBeGreaterThanOrEqual(difference);
        expect(interval[0]).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(turned.interval[0]).toBeCloseTo(-interval[1], 12);
      }),
    );
  });
  it('a higher level is wider', () => {
    const [low] = (newcombeInterval(wave(9, 10), wave(3, 10), 0.99) as RiskDifference).interval;
    expect(low).toBeLessThan(0.17);
  });
  it.each([
    ['empty-wave', wave(3, 12), wave(0, 0)],
    ['invalid-counts', wave(13, 12), wave(0, 4)],
    ['invalid-counts', wave(1.5, 12), wave(0, 4)],
  ])('is refused: %s', (refused, first, second) => expect(newcombeInterval(first, second)).toEqual({ refused }));
});

describe('newcombePairedInterval', () => {
  it('−.1186 to −.0046 (Cavo 2012, in Fagerland, Lydersen & Laake 2017, ch. 8)', () => {
    const paired = newcombePairedInterval([
      [59, 6],
      [16, 80],
    ]) as RiskDifference;
    expect(paired.difference).toBeCloseTo(-10 / 161, 12);
    expect(paired.interval[0]).toBeCloseTo(-0.1186, 4);
    expect(paired.interval[1]).toBeCloseTo(-0.0046, 4);
  });
  it('where nobody changed, is about 0 (contingencytables, ch. 8)', () => {
    const { difference, interval } = newcombePairedInterval([
      [1, 0],
      [0, 1],
    ]) as RiskDifference;
    expect(difference).toBe(0);
    expect(interval[1]).toBeCloseTo(0.5734, 4);
  });
  it('is refused without cases', () => {
    expect(
      newcombePairedInterval([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ refused: 'empty-wave' });
  });
});

describe('cohenH', () => {
  it('.2014 of .5 and .4 (Cohen 1988, ch. 6), π of all and none', () => {
    expect(cohenH(0.5, 0.4)).toBeCloseTo(0.2014, 4);
    expect(cohenH(1, 0)).toBeCloseTo(Math.PI, 12);
    expect(cohenH(0.4, 0.5)).toBe(-cohenH(0.5, 0.4));
  });
});

describe('logOddsRatio', () => {
  it('exists of 0 cases: odds ratio .112, .0064 to 1.9804 (Ritland 2007, in Fagerland et al. 2017, ch. 4)', () => {
    const { value, se, interval } = logOddsRatio(wave(0, 16), wave(15, 72)) as LogOddsRatio;
    expect(Math.exp(value)).toBeCloseTo(0.1124, 4);
    expect(se).toBeCloseTo(Math.sqrt(1 / 0.5 + 1 / 16.5 + 1 / 15.5 + 1 / 57.5), 12);
    expect(Math.exp(interval[0])).toBeCloseTo(0.0064, 4);
    expect(Math.exp(interval[1])).toBeCloseTo(1.9804, 4);
  });
  it('is refused of an empty wave', () => {
    expect(logOddsRatio(wave(0, 0), wave(1, 2))).toEqual({ refused: 'empty-wave' });
  });
});

describe('probabilityGreater', () => {
  it('23/48 of 0 of 24 and 0 of 22 (closed form), with one of each prior', () => {
    expect(probabilityGreater(wave(0, 24), wave(0, 22))).toBeCloseTo(23 / 48, 9);
    expect(probabilityGreater(wave(14, 24), wave(6, 24))).toBeCloseTo(0.989569147, 8);
    expect(probabilityGreater(wave(14, 24), wave(6, 24), jeffreysPrior)).toBeCloseTo(0.990933068, 8);
  });
  it('of the two orders sums to 1', () => {
    fc.assert(
      fc.property(waves, waves, (first, second) => {
        for (const prior of [undefined, jeffreysPrior]) {
          const there = probabilityGreater(first, second, prior) as number;
          expect(there + (probabilityGreater(second, first, prior) as number)).toBeCloseTo(1, 8);
        }
      }),
      { numRuns: 20 },
    );
  });
  it('beside it, the interval of a share', () => {
    const [low, high] = betaInterval(wave(14, 24)) as [number, number];
    expect(low).toBeCloseTo(0.386653496, 8);
    expect(high).toBeCloseTo(0.755976335, 8);
    expect(betaInterval(wave(0, 0))).toEqual({ refused: 'empty-wave' });
    expect(probabilityGreater(wave(0, 0), wave(1, 2))).toEqual({ refused: 'empty-wave' });
  });
});

describe('compareWaves', () => {
  it('puts everything side by side, first minus second', () => {
    const compared = compareWaves(wave(14, 24), wave(6, 24)) as WaveComparison;
    expect(compared.difference).toBeCloseTo(8 / 24, 12);
    expect(compared.fisher.p).toBeCloseTo(0.03921026, 8);
    expect(compared.chiSquareP).toBeCloseTo(0.0187, 3);
    expect(compared.h).toBeCloseTo(0.691, 3);
    expect(compared.logOddsRatio?.value).toBeGreaterThan(0);
    expect(compared.flags).toEqual([]);
  });
  it('gives no χ² below five expected, and says what cannot be tested', () => {
    const compared = compareWaves(wave(2, 12), wave(0, 12)) as WaveComparison;
    expect(compared.chiSquareP).toBeNull();
    expect(compared.attainableP).toBeCloseTo(0.478, 3);
    expect(compared.flags).toEqual(['untestable']);
  });
  it.each([
    [0, 'theme-absent'],
    [12, 'theme-universal'],
  ])('of %d of 12 twice there is no odds ratio, p is 1: %s', (k, flag) => {
    const compared = compareWaves(wave(k, 12), wave(k, 12)) as WaveComparison;
    expect(compared.fisher).toMatchObject({ p: 1, oddsRatio: null, interval: null });
    expect(compared.logOddsRatio).toBeNull();
    expect(compared.flags).toEqual([flag, 'untestable']);
    expect(compared.difference).toBe(0);
  });
  it('is refused of an empty wave: no false « no difference »', () => {
    expect(compareWaves(wave(3, 12), wave(0, 0))).toEqual({ refused: 'empty-wave' });
  });
});

describe('comparePanel', () => {
  it('puts McNemar and the paired interval side by side', () => {
    const compared = comparePanel([
      [59, 6],
      [16, 80],
    ]) as PanelComparison;
    expect(compared.mcnemar.changed).toBe(22);
    expect(compared.difference).toBeCloseTo(-0.0621, 4);
    expect(compared.h).toBeLessThan(0);
    expect(compared.flags).toEqual([]);
  });
  it('five changes cannot be tested, six can', () => {
    expect(
      comparePanel([
        [3, 0],
        [5, 3],
      ]),
    ).toMatchObject({ leastChanges: 6, flags: ['untestable'] });
    expect(
      comparePanel([
        [3, 0],
        [6, 3],
      ]),
    ).toMatchObject({ flags: [] });
    expect(
      comparePanel([
        [3, 0],
        [0, 3],
      ]),
    ).toMatchObject({ flags: ['no-change', 'untestable'] });
    expect(
      comparePanel([
        [0, 0],
        [0, 3],
      ]),
    ).toMatchObject({ flags: ['theme-absent', 'no-change', 'untestable'] });
    expect(
      comparePanel([
        [3, 0],
        [0, 0],
      ]),
    ).toMatchObject({ flags: ['theme-universal', 'no-change', 'untestable'] });
    expect(
      comparePanel([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ refused: 'empty-wave' });
  });
});
