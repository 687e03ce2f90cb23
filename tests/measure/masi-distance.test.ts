import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodeSets, masiDistance } from '../../src/measure/masi-distance.ts';

const sets = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 });

describe('masiDistance', () => {
  it.each([
    [['a'], ['a'], 0],
    [['a'], ['b'], 1],
    [['a'], ['a', 'b'], 1 - (1 / 2) * (2 / 3)],
    [['a', 'b'], ['b', 'c'], 1 - (1 / 3) * (1 / 3)],
    [['a'], [], 1],
    [[], [], 0],
  ])('of %j and %j: %d (Passonneau 2006)', (a, b, distance) => expect(masiDistance(a, b)).toBeCloseTo(distance, 12));
  it('with the rounded thirds of NLTK: .665 and .868', () => {
    const monotonicity = [1, 0.67, 0.33, 0] as const;
    expect(masiDistance([1, 2], [1, 2, 3, 4], { monotonicity })).toBeCloseTo(0.665, 12);
    expect(masiDistance([1, 2, 3, 4], [3, 4, 5], { monotonicity })).toBeCloseTo(0.868, 12);
  });
  it('is symmetric, 0–1, and 0 of equal sets only', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const distance = masiDistance(a, b);
        expect(distance).toBe(masiDistance(b, a));
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
        expect(distance === 0).toBe(compareCodeSets(a, b) === 0);
      }),
    );
  });
});
