import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeAlpha, cuAlpha, kuAlphas, uAlpha, uAlphaBinary } from '../../src/measure/unitizing-alpha.ts';
import { type UnitizingAlpha1995, unitizingAlpha1995 } from '../../src/measure/unitizing-alpha-1995.ts';

const units = (text: string) =>
  text.split(' ').map((unit) => {
    const [start = 0, end = 0, code = ''] = unit.split('-').map((part, i) => (i < 2 ? Number(part) : part)) as [
      number,
      number,
      string,
    ];
    return { start, end, code };
  });

/** Krippendorff 2019, Content Analysis, 4th ed., fig. 12.11, p. 340; half-open. */
const coders = [
  units('0-7-1 7-13-2 30-32-5 32-37-6 37-44-6 44-60-7'),
  units('0-7-1 7-13-3 13-21-5 32-44-6'),
  units('0-7-1 7-13-4 13-21-5 32-37-6 37-41-6 41-44-6'),
];

describe('the alphas of unitizing of 2016', () => {
  it('are .510, .413 and .724', () => {
    expect(uAlpha(coders, 60)).toBeCloseTo(0.51, 3);
    expect(uAlphaBinary(coders, 60)).toBeCloseTo(0.4136, 4);
    expect(cuAlpha(coders, 60)).toBeCloseTo(0.724, 3);
  });
  it('per code: 1 or 0, none where a code only meets gaps', () => {
    const codes = kuAlphas(coders, 60) as CodeAlpha[];
    expect(codes.map(({ code, alpha }) => [code, alpha])).toEqual([
      ['1', 1],
      ...['2', '3', '4'].map((code) => [code, expect.closeTo(0, 12)]),
      ['5', 1],
      ['6', 1],
      ['7', { refused: 'no-units' }],
    ]);
    expect(codes.map(({ coverage }) => coverage)).toEqual([1, 1, 1, 1, expect.closeTo(4 / 9, 12), 1, 0]);
  });
  it('are 1 of the same units', () => {
    const same = [coders[0], coders[0]] as typeof coders;
    for (const alpha of [uAlpha, uAlphaBinary, cuAlpha]) expect(alpha(same, 60)).toBeCloseTo(1, 12);
  });
  it('do not depend on the order of coders and units, nor on where the text begins', () => {
    const turned = [...coders].reverse().map((list) => [...list].reverse());
    const moved = coders.map((list) => list.map((unit) => ({ ...unit, start: unit.start + 9, end: unit.end + 9 })));
    for (const alpha of [uAlpha, uAlphaBinary, cuAlpha]) {
      expect(alpha(turned, 60)).toBeCloseTo(alpha(coders, 60) as number, 12);
      expect(alpha(moved, 60, 9)).toBeCloseTo(alpha(coders, 60) as number, 12);
    }
  });
  it.each([
    ['no-units', [[], [], []], 20],
    ['fewer-than-two-coders', [units('0-3-a')], 20],
    ['overlapping-spans', [units('0-5-a 4-8-b'), units('0-5-a')], 20],
    ['invalid-counts', [units('0-25-a'), units('0-5-a')], 20],
    ['empty-input', [units('0-5-a'), []], 0],
    ['no-variation', [units('0-9-a'), units('0-9-a')], 9],
  ])('are refused: %s', (refused, lists, length) => {
    expect(uAlpha(lists, length)).toEqual({ refused });
    if (refused !== 'no-variation') expect(kuAlphas(lists, length)).toEqual({ refused });
  });
  it('no more than 1 of any units', () => {
    const list = fc
      .uniqueArray(fc.nat(9), { maxLength: 6 })
      .map((places) =>
        places.map((place) => ({ start: place * 3, end: place * 3 + 2, code: 'abc'[place % 3] as string })),
      );
    fc.assert(
      fc.property(list, list, (a, b) => {
        for (const alpha of [uAlpha, uAlphaBinary, cuAlpha]) {
          const value = alpha([a, b], 30);
          if (typeof value === 'number') expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});

describe('unitizingAlpha1995', () => {
  const two = [
    units('225-295-c 370-400-c 180-240-k 300-350-k'),
    units('220-300-c 355-375-c 400-420-c 180-240-k 300-350-k'),
  ];
  it('.7286 and 1, together .8591 (Krippendorff 2004, p. 254)', () => {
    const found = unitizingAlpha1995(two, 300, 150) as UnitizingAlpha1995;
    expect(found.byCode[0]).toMatchObject({
      code: 'c',
      observed: expect.closeTo(0.0144, 4),
      expected: expect.closeTo(0.0532, 4),
    });
    expect(found.byCode[0]?.alpha).toBeCloseTo(0.7286, 4);
    expect(found.byCode[1]?.alpha).toBe(1);
    expect(found.value).toBeCloseTo(0.8591, 3);
  });
  it('0 of a single unit of one of three coders', () => {
    expect((unitizingAlpha1995([units('0-1-x'), [], []], 20) as UnitizingAlpha1995).value).toBeCloseTo(0, 12);
  });
  it('is refused without units, below two coders, and where units of one code overlap', () => {
    expect(unitizingAlpha1995([[], []], 20)).toEqual({ refused: 'no-units' });
    expect(unitizingAlpha1995([units('0-1-x')], 20)).toEqual({ refused: 'fewer-than-two-coders' });
    expect(unitizingAlpha1995([units('0-4-x 3-6-x'), []], 20)).toEqual({ refused: 'overlapping-spans' });
  });
});
