import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../src/measure/benjamini-hochberg.ts';
import { leastChanges, type McNemar, mcnemar, mcnemarExact } from '../../src/measure/mcnemar.ts';

describe('mcnemar', () => {
  it('the four variants straddle .05 (Cavo 2012, in Fagerland, Lydersen & Laake 2017, ch. 8)', () => {
    const test = mcnemar([
      [59, 6],
      [16, 80],
    ]) as McNemar;
    expect(test.exact).toBeCloseTo(0.052479, 6);
    expect(test.midP).toBeCloseTo(0.03469, 6);
    expect(test.asymptotic).toBeCloseTo(0.033006, 6);
    expect(test.corrected).toBeCloseTo(0.055009, 6);
  });
  it('9/128 and 5/128 of 1 against 7', () => {
    expect(
      mcnemar([
        [1, 1],
        [7, 12],
      ]),
    ).toMatchObject({ exact: expect.closeTo(9 / 128, 12), midP: expect.closeTo(5 / 128, 12), changed: 8 });
  });
  it('as many each way: exact 1, mid-p short of it by half the point (Fagerland et al. 2013)', () => {
    expect(
      mcnemar([
        [1, 2],
        [2, 1],
      ]),
    ).toMatchObject({ exact: 1, midP: expect.closeTo(1 - 6 / 16 / 2, 12), asymptotic: 1 });
  });
  it('p is 1 where nobody changed, not NaN and not 0', () => {
    expect(
      mcnemar([
        [10, 0],
        [0, 5],
      ]),
    ).toEqual({ exact: 1, midP: 1, asymptotic: 1, corrected: 1, changed: 0 });
  });
  it('does not depend on the direction', () => {
    expect(
      mcnemar([
        [1, 7],
        [1, 12],
      ]),
    ).toEqual(
      mcnemar([
        [1, 1],
        [7, 12],
      ]),
    );
  });
  it('fewer than six changes cannot be significant', () => {
    expect([1, 2, 3, 4, 5, 6].map((changes) => mcnemarExact(0, changes))).toEqual(
      [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32].map((p) => expect.closeTo(p, 12)),
    );
    expect(leastChanges()).toBe(6);
    expect(leastChanges(0.01)).toBe(8);
  });
  it('is refused without cases', () => {
    expect(
      mcnemar([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ refused: 'empty-wave' });
    expect(
      mcnemar([
        [1, -1],
        [0, 0],
      ]),
    ).toEqual({ refused: 'invalid-counts' });
  });
});

describe('benjaminiHochberg', () => {
  // Benjamini & Hochberg 1995, section 3: four rejections at .05.
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  it('rejects four of the fifteen of the article', () => {
    const adjusted = benjaminiHochberg(p);
    expect(adjusted.filter((value) => (value as number) <= 0.05)).toHaveLength(4);
    expect(adjusted[5]).toBeCloseTo(0.0638571, 7);
    expect(adjusted[5]).toBe(adjusted[6]);
  });
  it('does not depend on the order, and keeps that of the p-values', () => {
    expect(benjaminiHochberg([...p].reverse())).toEqual(benjaminiHochberg(p).reverse());
    expect(benjaminiHochberg([0.04, 0.01])).toEqual([0.04, 0.02]);
  });
  it('what cannot be tested stays null and is not in the family', () => {
    expect(benjaminiHochberg([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
    expect(benjaminiHochberg([null])).toEqual([null]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
