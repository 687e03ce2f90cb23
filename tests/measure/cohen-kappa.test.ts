import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementWeights } from '../../src/measure/agreement-weights.ts';
import { type CohenKappa, cohenKappa } from '../../src/measure/cohen-kappa.ts';
import { crossTable } from '../../src/measure/ratings.ts';
import { tables, transposed } from './tables.ts';

const kappaOf = (...args: Parameters<typeof cohenKappa>) => cohenKappa(...args) as CohenKappa;

describe('cohenKappa', () => {
  // Cohen 1960, Educ. Psychol. Meas. 20:45: .492, at most .831.
  const cohen = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  it('Cohen 1960, second example', () => {
    const kappa = kappaOf(cohen);
    expect(kappa.observed).toBeCloseTo(0.7, 12);
    expect(kappa.expected).toBeCloseTo(0.41, 12);
    expect(kappa.value).toBeCloseTo(0.492, 3);
    expect(kappa.max).toBeCloseTo(0.831, 3);
    expect(kappa.units).toBe(200);
  });
  it('Cohen 1960, first example: below chance, and p stays a probability', () => {
    const kappa = kappaOf([
      [25, 12, 3],
      [13, 2, 15],
      [12, 16, 2],
    ]);
    expect(kappa.value).toBeCloseTo(-0.0923, 4);
    expect(kappa.p).toBeGreaterThan(0);
    expect(kappa.p).toBeLessThan(1);
  });
  it('Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72:323: variances .002885 and, weighted, .003248', () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    expect(kappaOf(table).se ** 2).toBeCloseTo(0.002885, 6);
    const similarity = [
      [1, 0, 4 / 9],
      [0, 1, 6 / 9],
      [4 / 9, 6 / 9, 1],
    ];
    expect(kappaOf(table, similarity).se ** 2).toBeCloseTo(0.003248, 5);
    expect(kappaOf(table, similarity).value).toBeCloseTo(0.507, 3);
  });
  it('with linear weights, a SAS printout: .4701, .1457, under chance .1426, z 3.2971, p .0010', () => {
    const table = [
      [0, 4, 1],
      [0, 8, 0],
      [0, 1, 5],
    ];
    const kappa = kappaOf(table, agreementWeights('linear', [0, 1, 2]));
    expect(kappa.value).toBeCloseTo(0.4701, 4);
    expect(kappa.se).toBeCloseTo(0.1457, 4);
    expect(kappa.seNull).toBeCloseTo(0.1426, 4);
    expect(kappa.z).toBeCloseTo(3.2971, 4);
    expect(kappa.p).toBeCloseTo(0.001, 4);
    expect(kappa.interval[0]).toBeCloseTo(0.1845, 4);
    expect(kappa.interval[1]).toBeCloseTo(0.7558, 4);
  });
  it('does not depend on who is the first coder, and is at most 1', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const kappa = cohenKappa(table);
        const other = cohenKappa(transposed(table));
        if ('refused' in kappa) {
          expect(other).toEqual(kappa);
          return;
        }
        expect((other as CohenKappa).value).toBeCloseTo(kappa.value, 12);
        expect((other as CohenKappa).se).toBeCloseTo(kappa.se, 12);
        expect(kappa.value).toBeLessThanOrEqual((kappa.max as number) + 1e-12);
      }),
    );
  });
  it('is 1 of full agreement', () =>
    expect(
      kappaOf([
        [3, 0],
        [0, 4],
      ]).value,
    ).toBe(1));
  it('says that one coder gave one value throughout', () => {
    const kappa = kappaOf([
      [0, 1],
      [0, 3],
    ]);
    expect(kappa.value).toBe(0);
    expect(kappa.constantCoder).toBe(true);
  });
  it.each([
    [
      'no-variation',
      [
        [4, 0],
        [0, 0],
      ],
    ],
    [
      'empty-input',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    ['empty-input', []],
    [
      'invalid-counts',
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
    [
      'invalid-counts',
      [
        [1, -1],
        [0, 2],
      ],
    ],
  ])('is refused: %s', (refused, table) => expect(cohenKappa(table)).toEqual({ refused }));
});

describe('crossTable', () => {
  it('leaves out units with a gap, and says how many', () => {
    const crossed = crossTable([
      [1, 1],
      [2, 2],
      [null, 1],
      [1, 2],
    ]);
    expect(crossed).toEqual({
      table: [
        [1, 1],
        [0, 1],
      ],
      categories: [1, 2],
      used: 3,
      dropped: 1,
    });
  });
  it.each([
    ['empty-input', []],
    ['fewer-than-two-coders', [[1], [2]]],
    ['more-than-two-coders', [[1, 1, 2]]],
    [
      'no-unit-coded-twice',
      [
        [1, null],
        [null, 2],
      ],
    ],
  ])('is refused: %s', (refused, ratings) => expect(crossTable(ratings)).toEqual({ refused }));
});
