import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaStandardError } from '../../src/measure/alpha-standard-error.ts';
import { coincidences } from '../../src/measure/coincidences.ts';
import { levelMetrics, matrixMetric } from '../../src/measure/distances.ts';
import {
  alphaOf,
  alphaOfCoincidences,
  type KrippendorffAlpha,
  krippendorffAlpha,
} from '../../src/measure/krippendorff-alpha.ts';
import { compareCodeSets, masiMetric } from '../../src/measure/masi-distance.ts';
import { compareRatings, type Ratings, ratingsOfTable } from '../../src/measure/ratings.ts';
import { canonical, ratings } from './tables.ts';

const coefficient = (...args: Parameters<typeof krippendorffAlpha>) =>
  (krippendorffAlpha(...args) as KrippendorffAlpha).value;

describe('krippendorffAlpha', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('of the example of 4 coders and 12 units, %s: %d (Krippendorff 2011)', (level, alpha) => {
    expect(coefficient(canonical, level)).toBeCloseTo(alpha, 3);
  });
  it('a unit with one value drops out', () => {
    expect(krippendorffAlpha(canonical)).toMatchObject({ units: 11, pairable: 40 });
    expect(coefficient(canonical.slice(0, 11))).toBe(coefficient(canonical));
  });
  it('of three coders without gaps: .2344, not .2234 as with a divisor of 1 (Krippendorff 2018, p. 306)', () => {
    const coders = ['010110001111', '010100001101', '011001001000'].map((row) => [...row].map(Number));
    const units = (coders[0] as number[]).map((_, i) => coders.map((row) => row[i] as number));
    expect(coefficient(units)).toBeCloseTo(0.234375, 12);
  });
  it('0 where one of three coders used a code once and nobody else did (Freelon 2010, table 10)', () => {
    const units = [[1, 0, 0], ...Array.from({ length: 27 }, () => [0, 0, 0])];
    expect(coefficient(units)).toBeCloseTo(0, 12);
  });
  it('a distance of 0 from 0 is 0 on the ratio level', () => {
    expect(
      coefficient(
        [
          [0, 0],
          [0, 1],
          [1, 1],
          [1, 1],
        ],
        'ratio',
      ),
    ).toBeCloseTo(0.5333, 4);
  });
  it('null is missing, never a category', () =>
    expect(
      coefficient([
        [1, 1],
        [null, 1],
        [2, 2],
      ]),
    ).toBe(1));
  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('%s: coders and units may change places', (level) => {
    fc.assert(
      fc.property(ratings, (units) => {
        const alpha = krippendorffAlpha(units, level);
        const other = krippendorffAlpha(
          [...units].reverse().map((row) => [...row].reverse()),
          level,
        );
        if ('refused' in alpha) {
          expect(other).toEqual(alpha);
          return;
        }
        expect(alpha.value).toBeLessThanOrEqual(1);
        expect((other as KrippendorffAlpha).value).toBeCloseTo(alpha.value, 10);
      }),
    );
  });
  it('interval and ordinal do not change with the unit of measurement', () => {
    const scaled = canonical.map((row) => row.map((value) => (value === null ? null : value * 10 + 3)));
    for (const level of ['interval', 'ordinal', 'nominal'] as const) {
      expect(coefficient(scaled, level)).toBeCloseTo(coefficient(canonical, level), 12);
    }
  });
  it('is nearly 0 of coders who draw lots', () => {
    const units = Array.from({ length: 400 }, (_, i) => [i % 2, Math.floor(i / 2) % 2]);
    expect(Math.abs(coefficient(units))).toBeLessThan(0.01);
  });
  it.each([
    [
      'no-variation',
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [
      'no-unit-coded-twice',
      [
        [1, null],
        [null, 2],
      ],
    ],
    ['fewer-than-two-coders', [[1], [2]]],
    ['empty-input', []],
  ])('is refused: %s', (refused, units) => expect(krippendorffAlpha(units)).toEqual({ refused }));
  it.each([
    ['interval', [['a', 'b']]],
    ['ratio', [[-1, 1]]],
  ] as const)('is refused: not of the level %s', (level, units) => {
    expect(krippendorffAlpha(units, level)).toEqual({ refused: 'not-of-this-level' });
  });
});

describe('matrixMetric', () => {
  it('.8156 with « check » half way from both (Artstein & Poesio 2008, Comput. Linguist. 34:568)', () => {
    const table = [
      [46, 0, 0],
      [6, 32, 6],
      [0, 0, 10],
    ];
    const distances = [
      [0, 1, 0.5],
      [1, 0, 0.5],
      [0.5, 0.5, 0],
    ];
    const units = ratingsOfTable(table) as Ratings;
    const alpha = krippendorffAlpha(units, matrixMetric([0, 1, 2], distances)) as KrippendorffAlpha;
    expect(alpha.observed).toBeCloseTo(0.09, 12);
    expect(alpha.value).toBeCloseTo(0.8156, 4);
  });
  it('finds distances by category, also where one does not occur', () => {
    const distances = [
      [0, 9, 1],
      [9, 0, 9],
      [1, 9, 0],
    ];
    const units = [
      ['a', 'c'],
      ['a', 'a'],
      ['c', 'c'],
    ];
    const alpha = krippendorffAlpha(units, matrixMetric(['a', 'b', 'c'], distances)) as KrippendorffAlpha;
    expect(alpha.value).toBe((krippendorffAlpha(units) as KrippendorffAlpha).value);
  });
});

describe('alphaOfCoincidences', () => {
  it('sums of matrices are the matrix of all units: what a bootstrap over sources adds up', () => {
    const halves = [canonical.slice(0, 6), canonical.slice(6)].map((half) => coincidences(half, compareRatings));
    const at = (i: number, a: number, b: number) => {
      const { values, matrix } = halves[i] as (typeof halves)[number];
      return matrix[values.indexOf(a)]?.[values.indexOf(b)] ?? 0;
    };
    const values = [1, 2, 3, 4, 5];
    const matrix = values.map((a) => values.map((b) => at(0, a, b) + at(1, a, b)));
    const summed = alphaOfCoincidences({ values, matrix, units: 11 }, levelMetrics.ordinal) as KrippendorffAlpha;
    expect(summed.value).toBeCloseTo(coefficient(canonical, 'ordinal'), 12);
  });
});

describe('alpha over sets of codes', () => {
  it('does not depend on the order in which a coder gave the codes', () => {
    const units = [
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      [['a'], ['a', 'c']],
      [[], ['c']],
    ];
    const sorted = units.map((row) => row.map((set) => [...set].sort()));
    const alpha = alphaOf(units, masiMetric(), compareCodeSets);
    expect(alpha).toEqual(alphaOf(sorted, masiMetric(), compareCodeSets));
    expect(alpha).toMatchObject({ units: 3 });
  });
  it('is nominal alpha where every set holds one code', () => {
    const units = [
      ['a', 'a'],
      ['b', 'a'],
      ['b', 'b'],
      ['c', 'b'],
    ];
    const sets = units.map((row) => row.map((code) => [code]));
    const alpha = alphaOf(sets, masiMetric(), compareCodeSets) as KrippendorffAlpha;
    expect(alpha.value).toBeCloseTo(coefficient(units), 12);
  });
});

describe('alphaStandardError', () => {
  it('.14557 of the example of 4 coders and 12 units (Gwet 2014, pp. 55–56; irrCAC)', () => {
    expect(alphaStandardError(canonical)).toBeCloseTo(0.14557, 5);
  });
  it('none where alpha has none', () =>
    expect(
      alphaStandardError([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull());
});
