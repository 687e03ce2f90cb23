import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BestAlignment, bestAlignment } from '../../src/measure/best-alignment.ts';
import { type Gamma, gamma } from '../../src/measure/gamma.ts';
import { positionalDissimilarity, unitDissimilarity } from '../../src/measure/unit-dissimilarity.ts';
import type { UnitSpan } from '../../src/measure/unit-span.ts';

const unit = (start: number, end: number, code = 'a') => ({ start, end, code });

/** Alex, Paul and Suzan, the example of Mathet, Widlöcher & Métivier 2015. */
const three = [
  [unit(2, 9, '1'), unit(11, 17, '2'), unit(24, 30, '5'), unit(32, 36, '6'), unit(36, 44, '6'), unit(44, 60, '7')],
  [unit(2, 9, '1'), unit(11, 17, '3'), unit(19, 25, '5'), unit(32, 44, '6')],
  [unit(2, 9, '1'), unit(11, 17, '4'), unit(21, 27, '5'), unit(32, 36, '6'), unit(36, 40, '6'), unit(40, 44, '6')],
];
const lists = fc.array(
  fc
    .tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b'))
    .map(([at, length, code]) => unit(at, at + length, code)),
  { minLength: 1, maxLength: 3 },
);

describe('positionalDissimilarity', () => {
  it.each([
    [4, 14, 40, 44, 22.2245],
    [4, 14, 20, 25, 3.24],
    [4, 14, 14, 24, 1],
    [20, 30, 20, 25, 0.1111],
  ])('%d–%d and %d–%d: %d (Mathet et al. 2015, fig. 10)', (a, b, c, d, expected) => {
    expect(positionalDissimilarity(unit(a, b), unit(c, d))).toBeCloseTo(expected, 4);
  });
});

describe('bestAlignment', () => {
  it('.960625 of Alex, Paul and Suzan (pygamma-agreement)', () => {
    const best = bestAlignment(three, { alpha: 3, beta: 1 }) as BestAlignment;
    expect(best.disorder).toBeCloseTo(0.960625, 9);
    expect(best.alignments.flatMap(({ units }) => units)).toHaveLength(16);
  });
  it('leaves alone what has no counterpart', () => {
    const best = bestAlignment([[unit(1, 5), unit(20, 24)], [unit(2, 6)]]) as BestAlignment;
    expect(best.disorder).toBeCloseTo((0.0625 + 1) / 1.5, 12);
  });
  it('is as good as the best of all pairings of two coders', () => {
    const cheapest = (a: readonly UnitSpan[], b: readonly UnitSpan[]): number => {
      const [first, ...rest] = a;
      if (!first) return b.length;
      const alone = 1 + cheapest(rest, b);
      return b.reduce(
        (least, other, i) =>
          Math.min(
            least,
            unitDissimilarity(first, other) +
              cheapest(
                rest,
                b.filter((_, j) => j !== i),
              ),
          ),
        alone,
      );
    };
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const { disorder } = bestAlignment([a, b]) as BestAlignment;
        expect(disorder).toBeCloseTo((cheapest(a, b) * 2) / (a.length + b.length), 9);
      }),
    );
  });
  it('is refused below two coders, without units, of empty ones, and where the search would be too long', () => {
    expect(bestAlignment([[unit(0, 1)]])).toEqual({ refused: 'fewer-than-two-coders' });
    expect(bestAlignment([[], []])).toEqual({ refused: 'no-units' });
    expect(bestAlignment([[unit(3, 3)], []])).toEqual({ refused: 'invalid-counts' });
    const heap = Array.from({ length: 60 }, (_, i) => unit(i % 3, 40 + (i % 3)));
    expect(bestAlignment([heap, heap, heap, heap])).toEqual({ refused: 'too-many-units' });
  });
});

describe('gamma', () => {
  it('.44 to .47 of Alex, Paul and Suzan, whatever the seed; cat .38 to .42 as pygamma-agreement has it', () => {
    for (const seed of [1, 2, 3]) {
      const found = gamma(three, { alpha: 3, beta: 1, seed, precision: 0.02 }) as Gamma;
      expect(found.value).toBeGreaterThan(0.44);
      expect(found.value).toBeLessThan(0.47);
      expect(found.catUnaligned).toBeGreaterThan(0.38);
      expect(found.catUnaligned).toBeLessThan(0.42);
      expect(found.cat).toBeGreaterThan(found.catUnaligned as number);
      expect(found).toMatchObject({ seed, observed: expect.closeTo(0.960625, 9) });
    }
  });
  it('is the same for the same seed', () => {
    expect(gamma(three, { seed: 7 })).toEqual(gamma(three, { seed: 7 }));
    expect(gamma(three, { seed: 7 })).not.toEqual(gamma(three, { seed: 8 }));
  });
  it('is 1 of the same units, without a sample', () => {
    expect(gamma([three[0] as UnitSpan[], three[0] as UnitSpan[]], { seed: 1 })).toMatchObject({
      value: 1,
      samples: 0,
    });
  });
  it('is refused as the alignment is', () => expect(gamma([[], []], { seed: 1 })).toEqual({ refused: 'no-units' }));
});
