import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementWeights } from '../../src/measure/agreement-weights.ts';
import { bennettS } from '../../src/measure/bennett-s.ts';
import type { Coefficient } from '../../src/measure/chance-corrected.ts';
import { type CohenKappa, cohenKappa } from '../../src/measure/cohen-kappa.ts';
import { congerKappa } from '../../src/measure/conger-kappa.ts';
import { type FleissKappa, fleissKappa } from '../../src/measure/fleiss-kappa.ts';
import { gwetAc1 } from '../../src/measure/gwet-ac1.ts';
import { lightKappa } from '../../src/measure/light-kappa.ts';
import { countCategories, type Ratings, ratingsOfTable } from '../../src/measure/ratings.ts';
import type { Measured } from '../../src/measure/refusal.ts';
import { scottPi } from '../../src/measure/scott-pi.ts';
import { canonical, fleissDiagnoses, ratings, tables, transposed } from './tables.ts';

const coefficient = (measured: Measured<Coefficient>) => (measured as Coefficient).value;
const { counts } = countCategories(canonical);

// Gwet 2014, Handbook of Inter-Rater Reliability, pp. 55–56, as R's irrCAC prints it: coefficient, standard error.
describe('4 raters, 12 units, gaps (Gwet 2014)', () => {
  it.each([
    ['gwetAc1', gwetAc1(counts), 0.77544, 0.14295],
    ['fleissKappa', fleissKappa(counts, { unequal: true }), 0.76117, 0.15302],
    ['congerKappa', congerKappa(canonical), 0.76282, 0.14917],
    ['bennettS', bennettS(counts), 0.77273, 0.14472],
  ])('%s', (_, measured, value, se) => {
    expect(coefficient(measured)).toBeCloseTo(value, 5);
    expect((measured as Coefficient).se).toBeCloseTo(se, 5);
    expect((measured as Coefficient).observed).toBeCloseTo(0.81818, 5);
    expect((measured as Coefficient).units).toBe(11);
  });
});

describe('fleissKappa', () => {
  it('.430 of 30 patients and 6 psychiatrists (Fleiss 1971, p. 379)', () => {
    const kappa = fleissKappa(fleissDiagnoses) as FleissKappa;
    expect(kappa.value).toBeCloseTo(0.43, 3);
    expect(kappa.observed).toBeCloseTo(0.5556, 4);
    expect(kappa.expected).toBeCloseTo(0.2199, 4);
    expect(kappa.z).toBeCloseTo(17.65183, 4); // R irr::kappam.fleiss
    expect(kappa.byCategory.map((value) => value?.toFixed(3))).toEqual(['0.245', '0.245', '0.520', '0.471', '0.566']);
  });
  it('of equal coders is congerKappa of coders with the same shares', () => {
    const units = [
      [1, 1],
      [2, 1],
      [1, 2],
      [2, 2],
      [1, 1],
    ];
    expect(coefficient(fleissKappa(countCategories(units).counts))).toBeCloseTo(coefficient(congerKappa(units)), 12);
  });
  it.each([
    [
      'fewer-than-two-coders',
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'unequal-raters-per-unit',
      [
        [2, 0],
        [0, 3],
      ],
    ],
    [
      'no-variation',
      [
        [3, 0],
        [3, 0],
      ],
    ],
    ['empty-input', []],
    [
      'invalid-counts',
      [
        [1.5, 0.5],
        [1, 1],
      ],
    ],
  ])('is refused: %s', (refused, table) => expect(fleissKappa(table)).toEqual({ refused }));
});

describe('scottPi', () => {
  it.each([
    [
      [
        [20, 20],
        [10, 50],
      ],
      0.341,
    ], // Artstein & Poesio 2008, Comput. Linguist. 34:558
    [
      [
        [46, 0, 0],
        [6, 32, 6],
        [0, 0, 10],
      ],
      0.7995,
    ], // p. 568
    [
      [
        [20, 5, 5, 10],
        [0, 10, 5, 5],
        [0, 5, 10, 5],
        [0, 0, 0, 20],
      ],
      0.4595,
    ], // Zwick 1988, Psychol. Bull. 103:376
  ])('of %j: %d', (table, pi) => expect(coefficient(scottPi(table))).toBeCloseTo(pi, 3));
  it('does not depend on who is the first coder, and is at most kappa', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const pi = scottPi(table);
        if ('refused' in pi) return;
        expect(coefficient(scottPi(transposed(table)))).toBeCloseTo(pi.value, 12);
        expect(pi.value).toBeLessThanOrEqual((cohenKappa(table) as CohenKappa).value + 1e-12);
      }),
    );
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
  ])('is refused: %s', (refused, table) => expect(scottPi(table)).toEqual({ refused }));
});

describe('gwetAc1', () => {
  it('.8658 of a table worked by hand (Gwet 2008)', () => {
    const units = ratingsOfTable([
      [8, 1],
      [0, 1],
    ]) as Ratings;
    const ac1 = gwetAc1(countCategories(units).counts) as Coefficient;
    expect(ac1.value).toBeCloseTo(0.8658, 4);
    expect(ac1.expected).toBeCloseTo(0.255, 12);
  });
  it('with quadratic weights .84028 (irrCAC)', () => {
    const table = [
      [20, 5, 1, 0],
      [4, 15, 6, 1],
      [0, 5, 18, 4],
      [0, 1, 3, 12],
    ];
    const { counts: ordered } = countCategories(ratingsOfTable(table) as Ratings);
    expect(coefficient(gwetAc1(ordered, agreementWeights('quadratic', [0, 1, 2, 3])))).toBeCloseTo(0.84028, 5);
  });
  it('is refused where one category is all there is', () => {
    expect(
      gwetAc1([
        [2, 0],
        [2, 0],
      ]),
    ).toEqual({ refused: 'no-variation' });
    expect(gwetAc1([[2], [2]])).toEqual({ refused: 'no-variation' });
  });
  it('is refused where no unit was rated twice', () => {
    expect(
      gwetAc1([
        [1, 0],
        [0, 1],
      ]),
    ).toEqual({ refused: 'no-unit-coded-twice' });
  });
});

describe('bennettS', () => {
  it('.786 (Randolph 2005), and the number of columns counts', () => {
    expect(
      coefficient(
        bennettS([
          [6, 1, 0],
          [0, 7, 0],
        ]),
      ),
    ).toBeCloseTo(0.785714, 6);
    expect(
      coefficient(
        bennettS([
          [6, 1],
          [0, 7],
        ]),
      ),
    ).toBeLessThan(0.785);
  });
});

describe('congerKappa', () => {
  it('.442 of the diagnoses read as six raters, in the order of the diagnoses (R irr)', () => {
    const units = fleissDiagnoses.map((count) => count.flatMap((times, k) => Array.from({ length: times }, () => k)));
    expect(coefficient(congerKappa(units))).toBeCloseTo(0.44180854, 8);
    expect(lightKappa(units)).toBeCloseTo(0.459412144, 8);
  });
  it("is Cohen's kappa of two coders, its standard error on n − 1", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const kappa = cohenKappa(table);
        if ('refused' in kappa || kappa.units < 2) return;
        const conger = congerKappa(ratingsOfTable(table) as Ratings);
        if ('refused' in conger) return;
        expect(conger.value).toBeCloseTo(kappa.value, 10);
        expect(conger.se).toBeCloseTo(kappa.se * Math.sqrt(kappa.units / (kappa.units - 1)), 8);
      }),
    );
  });
  it('does not depend on the order of coders and units', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        const conger = congerKappa(units);
        const other = congerKappa([...units].reverse().map((row) => [...row].reverse()));
        if ('refused' in conger) {
          expect(other).toEqual(conger);
          return;
        }
        expect(coefficient(other)).toBeCloseTo(conger.value, 10);
        expect((other as Coefficient).se ?? 0).toBeCloseTo(conger.se ?? 0, 8);
      }),
    );
  });
  it('is refused where a coder rated nothing', () => {
    expect(
      congerKappa([
        [1, null],
        [2, null],
      ]),
    ).toEqual({ refused: 'no-unit-coded-twice' });
  });
});

describe('lightKappa', () => {
  it('is refused as soon as one pair of coders has no kappa (Freelon 2010, table 10)', () => {
    expect(
      lightKappa([
        [1, 0, 0],
        [0, 0, 0],
      ]),
    ).toEqual({ refused: 'no-variation' });
  });
  it('is refused of one coder', () => expect(lightKappa([[1], [2]])).toEqual({ refused: 'fewer-than-two-coders' }));
});
