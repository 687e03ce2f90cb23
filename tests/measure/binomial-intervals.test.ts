import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clopperPearsonInterval,
  exactUpperLimit,
  jeffreysInterval,
  ruleOfThree,
} from '../../src/measure/binomial-intervals.ts';
import { wilsonInterval } from '../../src/measure/wilson.ts';

describe('intervals of one proportion', () => {
  it('13 of 16 (Ligarden 2010, in Fagerland, Lydersen & Laake 2017, ch. 2)', () => {
    const rounded = (interval: unknown) => (interval as number[]).map((end) => end.toFixed(4));
    expect(rounded(wilsonInterval(13, 16))).toEqual(['0.5699', '0.9341']);
    expect(rounded(clopperPearsonInterval(13, 16))).toEqual(['0.5435', '0.9595']);
    expect(rounded(jeffreysInterval(13, 16))).toEqual(['0.5792', '0.9442']);
  });
  it('0 of 24 is compatible with up to 14 %', () => {
    expect(clopperPearsonInterval(0, 24)).toEqual([0, expect.closeTo(1 - 0.025 ** (1 / 24), 12)]);
    expect(exactUpperLimit(0, 24)).toBeCloseTo(1 - 0.05 ** (1 / 24), 12);
    expect(jeffreysInterval(0, 24)).toEqual([0, expect.closeTo(0.0983876, 7)]);
    expect(ruleOfThree(24)).toBe(0.125);
  });
  it('hold the share, and mirror', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (k, more) => {
        const n = k + more + 1;
        for (const of of [clopperPearsonInterval, jeffreysInterval, wilsonInterval]) {
          const [low, high] = of(k, n) as [number, number];
          const [mirrored] = of(n - k, n) as [number, number];
          expect(low).toBeLessThanOrEqual(k / n);
          expect(high).toBeGreaterThanOrEqual(k / n);
          expect(mirrored).toBeCloseTo(1 - high, 9);
        }
      }),
    );
  });
  it('end at 1 where all do', () => {
    expect(clopperPearsonInterval(5, 5)).toEqual([expect.closeTo(0.025 ** (1 / 5), 12), 1]);
    expect(exactUpperLimit(5, 5)).toBe(1);
  });
  it('are refused without cases, and of impossible counts', () => {
    for (const of of [clopperPearsonInterval, jeffreysInterval, exactUpperLimit]) {
      expect(of(0, 0)).toEqual({ refused: 'empty-wave' });
      expect(of(3, 2)).toEqual({ refused: 'invalid-counts' });
    }
    expect(ruleOfThree(0)).toEqual({ refused: 'empty-wave' });
  });
});
