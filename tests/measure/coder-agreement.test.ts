import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Absences } from '../../src/measure/absences.ts';
import { codeConfusions } from '../../src/measure/code-confusions.ts';
import { codeSetAgreement } from '../../src/measure/code-set-agreement.ts';
import { coderAgreement } from '../../src/measure/coder-agreement.ts';
import { cohenKappa } from '../../src/measure/cohen-kappa.ts';
import { gwetAc1 } from '../../src/measure/gwet-ac1.ts';
import { alphaOf, krippendorffAlpha } from '../../src/measure/krippendorff-alpha.ts';
import { compareCodeSets, masiMetric } from '../../src/measure/masi-distance.ts';
import { percentAgreement } from '../../src/measure/percent-agreement.ts';
import { presenceAgreements } from '../../src/measure/presence-agreement.ts';
import { quantile } from '../../src/measure/quantile.ts';
import { countCategories, crossTable, type Ratings } from '../../src/measure/ratings.ts';
import { isRefused, type Measured } from '../../src/measure/refusal.ts';
import { randomBelow, seededRandom } from '../../src/measure/seeded-random.ts';
import { unitizingAgreement } from '../../src/measure/unitizing-agreement.ts';
import type { CodedUnit, UnitReading } from '../../src/model/coded-unit.ts';

const codes = ['a', 'b', 'c'];
const bootstrap = { seed: 1, replicates: 40 };

/** A unit of what coders gave it; null: not read. */
function unit(cluster: string, given: readonly (readonly string[] | null)[], assessed = codes): CodedUnit {
  const reading = (own: readonly string[]) => ({
    given: new Set(own),
    codes: new Set(own),
    against: new Set<string>(),
    assessed: new Set(assessed),
  });
  return { cluster, weight: 1, readings: given.map((own) => own && reading(own)) };
}

const sets = fc.subarray(codes);
const someUnits = fc.array(
  fc.tuple(fc.constantFrom('s1', 's2', 's3'), fc.array(fc.option(sets), { minLength: 2, maxLength: 2 })),
  { minLength: 1, maxLength: 30 },
);

test('units that were coded alike may share their readings', () => {
  const known = new Map<string, UnitReading>();
  const shared = (reading: UnitReading | null) => {
    if (!reading) return null;
    const key = [...reading.given].join(' ');
    const first = known.get(key) ?? { ...reading, assessed: known.values().next().value?.assessed ?? reading.assessed };
    known.set(key, first);
    return first;
  };
  fc.assert(
    fc.property(someUnits, (drawn) => {
      const units = drawn.map(([cluster, given]) => unit(cluster, given));
      const alike = units.map((one) => ({ ...one, readings: one.readings.map(shared) }));
      expect(coderAgreement(alike, codes, bootstrap)).toEqual(coderAgreement(units, codes, bootstrap));
      const order = new Map(codes.map((code, at) => [code, at]));
      expect(codeConfusions(alike, order)).toEqual(codeConfusions(units, order));
    }),
    { numRuns: 200 },
  );
});

test('a pair of codes is confused in a share of the units that have either', () => {
  const order = new Map(codes.map((code, at) => [code, at]));
  fc.assert(
    fc.property(someUnits, (drawn) => {
      const given = drawn.map(([, own]) => own.flatMap((set) => set ?? []));
      for (const { codes: pair, units, share } of codeConfusions(
        drawn.map(([cluster, own]) => unit(cluster, own)),
        order,
      )) {
        const either = given.filter((own) => pair.some((code) => own.includes(code))).length;
        const apart = drawn.filter(([, [one, other]]) => {
          const [ours, theirs] = [one ?? [], other ?? []];
          const isApart = (a: string, b: string) =>
            ours.includes(a) && !theirs.includes(a) && theirs.includes(b) && !ours.includes(b);
          return one && other && (isApart(pair[0], pair[1]) || isApart(pair[1], pair[0]));
        });
        expect([units, share]).toEqual([apart.length, apart.length / either]);
      }
    }),
    { numRuns: 200 },
  );
});

function number<T>(measured: Measured<T>, value: (one: T) => number): number | null {
  return isRefused(measured) ? null : value(measured);
}

function expectNear(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 9);
}

describe('sums by source give what the published measures give unit by unit', () => {
  test('of one code', () => {
    fc.assert(
      fc.property(someUnits, (drawn) => {
        const ratings: Ratings = drawn.map(([, given]) => given.map((own) => own && Number(own.includes('a'))));
        const both = ratings.filter((row) => row.every((value) => value !== null));
        const [row] = coderAgreement(
          drawn.map(([cluster, given]) => unit(cluster, given)),
          ['a'],
          bootstrap,
        ).codes;
        const alpha = krippendorffAlpha(ratings);
        expect(row?.n).toBe(both.length);
        expectNear(
          row?.percent ?? null,
          number(percentAgreement(ratings), (one) => one.pairwise),
        );
        expectNear(
          row?.alpha ?? null,
          number(alpha, (one) => one.value),
        );
        if (isRefused(alpha)) expect(row?.reason).toBe(both.length === 0 ? 'no-unit-coded-twice' : alpha.refused);
        const table = crossTable(both, [0, 1]);
        expectNear(row?.kappa ?? null, isRefused(table) ? null : number(cohenKappa(table.table), (one) => one.value));
        const { counts } = countCategories(both, [0, 1]);
        expectNear(row?.ac1 ?? null, both.length === 0 ? null : number(gwetAc1(counts), (one) => one.value));
      }),
    );
  });

  test('of three coders with gaps', () => {
    const ratings = [
      [1, 1, 0],
      [0, null, 1],
      [1, 1, 1],
      [0, 0, null],
      [0, 0, 1],
      [1, null, null],
    ] as const;
    const patterns = ratings.map((row) => ({ ratings: row, weight: 1 }));
    const clusters = [patterns.slice(0, 3), patterns.slice(3)];
    const [found] = presenceAgreements([{ absences: new Absences(clusters), given: new Map() }], bootstrap);
    expectNear(
      found?.alpha ?? null,
      number(krippendorffAlpha(ratings), (one) => one.value),
    );
    expectNear(
      found?.percent ?? null,
      number(percentAgreement(ratings), (one) => one.pairwise),
    );
    expect(found?.n).toBe(5);
  });

  test('of sets of codes', () => {
    fc.assert(
      fc.property(someUnits, (drawn) => {
        const units = drawn.map(([, given]) => given);
        const clusters = ['s1', 's2', 's3'].map((name) =>
          drawn
            .filter(([cluster]) => cluster === name)
            .map(([, given]) => ({ weight: 1, sets: given.filter((own) => own !== null) })),
        );
        const expected = alphaOf<readonly string[]>(units, masiMetric(), compareCodeSets);
        expectNear(
          codeSetAgreement(clusters, bootstrap).alpha,
          number(expected, (one) => one.value),
        );
      }),
    );
  });
});

/** Sources of up to three coders, who did not read all for every code. */
const someSources = fc.array(
  fc.array(fc.tuple(fc.array(fc.option(sets), { minLength: 3, maxLength: 3 }), sets), { minLength: 1, maxLength: 4 }),
  { minLength: 10, maxLength: 14 },
);

test('samples of sources are what drawing them one by one gives, code by code', () => {
  fc.assert(
    fc.property(someSources, (sources) => {
      const clusters = sources.map((own, at) => own.map(([given, assessed]) => unit(`s${at}`, given, assessed)));
      const rows = coderAgreement(clusters.flat(), codes, bootstrap).codes;
      for (const code of codes) {
        const rated = clusters.map((own) => own.map((one) => ratingsOf(one, code)).filter(isRatedTwice));
        const row = rows.find((one) => one.code === code);
        const expected = row?.alpha == null ? null : intervalOf(rated, row.alpha);
        for (const end of [0, 1]) expectNear(row?.interval?.[end] ?? null, expected?.[end] ?? null);
      }
    }),
    { numRuns: 60 },
  );
});

type Rated = readonly (0 | 1 | null)[];

function ratingsOf({ readings }: CodedUnit, code: string): Rated {
  return readings.map((reading) => (reading?.assessed.has(code) ? (reading.codes.has(code) ? 1 : 0) : null));
}

function isRatedTwice(ratings: Rated): boolean {
  return ratings.filter((rating) => rating !== null).length > 1;
}

/** Percentiles of alpha over samples of sources with a unit rated twice; null where there are too few, or they miss it. */
function intervalOf(sources: readonly (readonly Rated[])[], alpha: number): number[] | null {
  const rated = sources.filter((units) => units.length > 0);
  if (rated.length < 10) return null;
  const random = seededRandom(bootstrap.seed);
  const alphas = Array.from({ length: bootstrap.replicates }, () => {
    const drawn = rated.flatMap(() => rated[randomBelow(random, rated.length)] ?? []);
    return number(krippendorffAlpha(drawn), ({ value }) => value);
  });
  const found = alphas.filter((value) => value !== null).sort((a, b) => a - b);
  if (found.length * 2 <= alphas.length) return null;
  const [low, high] = [0.025, 0.975].map((p) => quantile(found, p)) as [number, number];
  return alpha < low - 1e-9 || alpha > high + 1e-9 ? null : [low, high];
}

test('who is named first, and in which order sources stand, does not matter', () => {
  fc.assert(
    fc.property(someUnits, (drawn) => {
      const units = drawn.map(([cluster, given]) => unit(cluster, given));
      const swapped = units.map((one) => ({ ...one, readings: [...one.readings].reverse() }));
      const straight = coderAgreement(units, codes, bootstrap);
      const turned = coderAgreement(swapped, codes, bootstrap);
      expect(turned.codes.map(({ given, ...row }) => ({ ...row, given: [...given].reverse() }))).toEqual(
        straight.codes,
      );
      expectNear(turned.overall.alpha, straight.overall.alpha);
      const shuffled = coderAgreement([...units].reverse(), codes, bootstrap);
      for (const row of straight.codes)
        expectNear(shuffled.codes.find(({ code }) => code === row.code)?.alpha ?? null, row.alpha);
      expectNear(shuffled.overall.alpha, straight.overall.alpha);
      const order = new Map(codes.map((code, index) => [code, index]));
      const pairs = (some: readonly CodedUnit[]) =>
        codeConfusions(some, order).map(({ codes: pair, units: times, share }) => ({ pair, times, share }));
      expect(pairs(swapped)).toEqual(pairs(units));
    }),
  );
});

test('97.6 % agreement and alpha about 0: too rare to assess', () => {
  const units = Array.from({ length: 42 }, (_, i) => unit(`s${i % 6}`, [i === 0 ? ['a'] : ['b'], ['b']]));
  const { codes: rows } = coderAgreement(units, ['a', 'b', 'c'], bootstrap);
  const a = rows.find(({ code }) => code === 'a');
  expect(a?.percent).toBeCloseTo(0.976, 3);
  expect(a?.alpha).toBeCloseTo(0, 9);
  expect(a?.label).toBe('too-rare');
  expect(rows.find(({ code }) => code === 'c')).toMatchObject({ alpha: null, reason: 'no-variation' });
});

test('a code outside a reading is missing, not absent', () => {
  const units = [unit('s', [['a'], ['a']]), unit('s', [['a'], []], ['b']), unit('t', [['b'], ['b']])];
  const rows = coderAgreement(units, codes, bootstrap).codes;
  expect(rows.find(({ code }) => code === 'a')).toMatchObject({ n: 2, percent: 1 });
  expect(rows.find(({ code }) => code === 'b')).toMatchObject({ n: 3 });
});

test('over sets, a unit with only a code that one coder did not read for is no agreement', () => {
  const [reading] = unit('s', [['b']]).readings;
  const narrow = unit('s', [[]], ['a']).readings[0];
  const units = [
    { ...unit('s', []), readings: [reading ?? null, narrow ?? null] },
    unit('s', [['a'], ['a']], ['a']),
    unit('s', [['a'], []], ['a']),
    unit('s', [[], []], ['a']),
  ];
  expect(coderAgreement(units, codes, bootstrap).overall).toMatchObject({ n: 3, percent: 2 / 3 });
});

test('one source has no interval, and says why', () => {
  const units = [unit('s', [['a'], ['a']]), unit('s', [['a'], []]), unit('s', [[], []])];
  expect(coderAgreement(units, ['a'], bootstrap).codes[0]).toMatchObject({
    interval: null,
    reason: 'too-few-documents',
  });
});

test('a confusion is a pair of codes, each given by another coder only', () => {
  const order = new Map(codes.map((code, index) => [code, index]));
  const units = [
    unit('s', [['a'], ['b']]),
    unit('s', [
      ['a', 'c'],
      ['b', 'c'],
    ]),
    unit('s', [['a'], []]),
    unit('t', [['b'], ['a']]),
  ];
  expect(codeConfusions(units, order)).toEqual([
    {
      codes: ['a', 'b'],
      units: 3,
      share: 0.75,
      by: [
        { coder: 0, code: 'a', other: 1, otherCode: 'b', units: 2 },
        { coder: 0, code: 'b', other: 1, otherCode: 'a', units: 1 },
      ],
    },
  ]);
});

test('passages: the same places have |u|α 1, and two codes on one passage have no uα', () => {
  const at = (start: number, end: number, given: readonly (readonly string[] | null)[]) => ({
    ...unit('s', given),
    weight: end - start,
    start,
    end,
  });
  const same = unitizingAgreement([at(0, 10, [['a'], ['a']]), at(10, 30, [[], []]), at(31, 40, [['b'], ['c']])], codes);
  expect(same.binary).toEqual({ value: 1 });
  expect(same.u.value).toBeLessThan(1);
  expect(same.f1).toMatchObject({ strict: 0.5, boundary: 1 });
  expect(same.codes.get('a')).toEqual({ value: 1 });
  const twice = unitizingAgreement([at(0, 10, [['a', 'b'], ['a']]), at(10, 30, [[], []])], codes);
  expect(twice.u).toEqual({ value: null, reason: 'overlapping-spans' });
  expect(twice.binary).toEqual({ value: 1 });
});

test('passages of a code that one coder did not read for are no disagreement, and text without a common code no text', () => {
  const at = (start: number, given: readonly (readonly string[])[], only: readonly (readonly string[])[]) => ({
    ...unit('s', given),
    readings: given.map((own, coder) => unit('s', [own], only[coder]?.slice()).readings[0] ?? null),
    weight: 10,
    start,
    end: start + 10,
  });
  const narrow = [codes, ['a', 'c']];
  const units = [
    at(0, [['a'], ['a']], narrow),
    at(10, [['b'], []], narrow),
    at(20, [['c'], ['c']], narrow),
    at(30, [['b'], ['c']], [['b'], ['c']]),
  ];
  const { length, binary, u, cu, f1 } = unitizingAgreement(units, codes);
  expect([length, binary.value, u.value, cu.value, f1?.strict]).toEqual([30, 1, 1, 1, 1]);
});
