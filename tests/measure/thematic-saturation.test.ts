import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/measure/quantile.ts';
import { type SaturationPoint, saturationCurve } from '../../src/measure/saturation-curve.ts';
import { seededRandom, shuffled } from '../../src/measure/seeded-random.ts';
import { type ThematicSaturation, thematicSaturation } from '../../src/measure/thematic-saturation.ts';

const interviews = ['abcd', 'aef', 'bgh', 'aij', 'ck', 'ad', 'l', 'b', 'ac', 'e'].map((themes) => [...themes]);

describe('thematicSaturation', () => {
  it('base of 4, runs of 2, by the definition of Guest, Namey & Chen 2020', () => {
    const found = thematicSaturation(interviews) as ThematicSaturation;
    expect(found.baseThemes).toBe(10);
    expect(found.runs.map((run) => run.new)).toEqual([1, 1, 1, 0]);
    expect(found.runs[0]).toEqual({ interviews: [5, 6], new: 1, ratio: 0.1 });
    expect(found.reached).toEqual([
      { threshold: 0.05, interviews: 7 },
      { threshold: 0, interviews: 7 },
    ]);
  });
  it('a looser threshold is met earlier', () => {
    const { reached } = thematicSaturation(interviews, { thresholds: [0.1, 0] }) as ThematicSaturation;
    expect(reached.map((found) => found.interviews)).toEqual([4, 7]);
  });
  it('null where it is not reached; a theme named twice in a run is new once', () => {
    const found = thematicSaturation([['a'], ['b'], ['b', 'b']], { base: 1, run: 2 }) as ThematicSaturation;
    expect(found.runs).toEqual([{ interviews: [2, 3], new: 1, ratio: 1 }]);
    expect(found.reached.map((reached) => reached.interviews)).toEqual([null, null]);
  });
  it.each([
    ['too-few-documents', [['a']], {}],
    ['empty-input', [[], [], ['a']], { base: 2, run: 1 }],
    ['invalid-counts', interviews, { base: 0 }],
  ])('is refused: %s', (refused, themes, options) => expect(thematicSaturation(themes, options)).toEqual({ refused }));
});

describe('saturationCurve', () => {
  const curve = saturationCurve(interviews, { seed: 3, orders: 200 }) as SaturationPoint[];
  it('ends at all themes in every order, and never falls', () => {
    expect(curve.at(-1)).toEqual({ interviews: 10, themes: 12, median: 12, band: [12, 12] });
    for (const [i, point] of curve.entries()) {
      expect(point.themes).toBeGreaterThanOrEqual(curve[i - 1]?.themes ?? 0);
      expect(point.median).toBeGreaterThanOrEqual(curve[i - 1]?.median ?? 0);
      expect(point.band[0]).toBeLessThanOrEqual(point.median);
      expect(point.band[1]).toBeGreaterThanOrEqual(point.median);
    }
  });
  it('is what counting the themes of each order gives', () => {
    const said = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(said, fc.nat(99), (themes, seed) => {
        const known = (order: readonly (readonly string[])[]) =>
          order.map((_, at) => new Set(order.slice(0, at + 1).flat()).size);
        const random = seededRandom(seed);
        const curves = Array.from({ length: 20 }, () => known(shuffled(themes, random)));
        const plain = known(themes).map((count, at) => {
          const column = curves.map((one) => one[at] as number).sort((a, b) => a - b);
          const [low, median, high] = [0.025, 0.5, 0.975].map((share) => quantile(column, share));
          return { interviews: at + 1, themes: count, median, band: [low, high] };
        });
        expect(saturationCurve(themes, { seed, orders: 20 })).toEqual(plain);
      }),
    );
  });
  it('is the same for the same seed only', () => {
    expect(saturationCurve(interviews, { seed: 3, orders: 200 })).toEqual(curve);
    expect(saturationCurve(interviews, { seed: 4, orders: 9 })).not.toEqual(
      saturationCurve(interviews, { seed: 5, orders: 9 }),
    );
  });
  it('is refused without interviews', () =>
    expect(saturationCurve([], { seed: 1 })).toEqual({ refused: 'empty-input' }));
});
