import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedCode } from '../../src/measure/compared-code.ts';
import '../fast-check.ts';

/** What becomes of cases: on each side without the theme (0), with it (1), or not assessed (undefined). */
type Fate = readonly [0 | 1 | undefined, 0 | 1 | undefined];

function sides(fates: readonly Fate[]) {
  const side = (at: 0 | 1) => ({
    present: fates.flatMap((fate, i) => (fate[at] === 1 ? [`c${i}`] : [])),
    absent: fates.flatMap((fate, i) => (fate[at] === 0 ? [`c${i}`] : [])),
  });
  return [side(0), side(1)] as const;
}

const times = (n: number, fate: Fate): Fate[] => Array.from({ length: n }, () => fate);
const comparable = { status: 'comparable' } as const;

describe('a panel', () => {
  const fates = [...times(6, [0, 1]), ...times(1, [1, 0]), ...times(2, [1, 1]), ...times(3, [0, 0])];
  const apart: Fate[] = [
    [1, undefined],
    [undefined, 1],
    [undefined, 0],
  ];
  const compared = comparedCode(...sides([...fates, ...apart]), { design: 'panel', ...comparable });

  test('is tested by its pairs, by McNemar’s mid-p: 6 gained, 1 lost', () => {
    expect(compared.inference?.test).toEqual({ name: 'mcnemar-mid-p', p: expect.closeTo(9 / 128, 10) });
    expect(compared.inference?.difference).toBeCloseTo(5 / 12, 12);
    expect(compared.pairs).toMatchObject({ n: 12, without: 3, lost: ['c6'], kept: ['c7', 'c8'] });
  });

  test('reports apart who is on one side only', () => {
    expect(compared.apart).toEqual({ from: ['c12'], to: ['c13'] });
    expect(compared.unpaired).toMatchObject({ from: { k: 1, n: 1 }, to: { k: 1, n: 2 } });
    expect(compared.from).toMatchObject({ k: 4, n: 13 });
    expect(compared.to).toMatchObject({ k: 9, n: 14 });
  });

  test('without a case on both sides has no difference, and says why', () => {
    const none = comparedCode(...sides(apart), { design: 'panel', ...comparable });
    expect(none).toMatchObject({ inference: null, reason: 'no-case-on-both-sides' });
  });
});

describe('different cases', () => {
  const fates = [...times(3, [1, undefined]), ...times(9, [0, undefined])];
  const others = [...times(9, [undefined, 1]), ...times(1, [undefined, 0])] as Fate[];

  test('are compared by Fisher’s test, the later share minus the earlier', () => {
    const { inference, pairs } = comparedCode(...sides([...fates, ...others] as Fate[]), {
      design: 'independent',
      ...comparable,
    });
    expect(pairs).toBeNull();
    expect(inference?.test.name).toBe('fisher');
    expect(inference?.test.p).toBeCloseTo(0.0038, 3);
    expect(inference?.difference).toBeCloseTo(0.65, 12);
    expect(inference?.effects.h).toBeGreaterThan(0);
  });

  test('are never tested where a case is on both sides', () => {
    const shared = comparedCode(...sides([...fates, ...others, [0, 1]] as Fate[]), {
      design: 'independent',
      ...comparable,
    });
    expect(shared).toMatchObject({ inference: null, reason: 'cases-on-both-sides' });
  });
});

test('a code that is not comparable has counts, no difference', () => {
  const compared = comparedCode(...sides([[0, 1]]), { design: 'panel', status: 'added' });
  expect(compared).toMatchObject({ to: { k: 1, n: 1 }, inference: null, reason: 'added' });
  expect(compared.flags).toEqual(['not-comparable', 'new']);
});

const fate = fc.tuple(fc.constantFrom(0, 1, undefined), fc.constantFrom(0, 1, undefined)) as fc.Arbitrary<Fate>;

test.each(['panel', 'independent'] as const)('in a %s design, swapping the sides negates what changed', (design) => {
  fc.assert(
    fc.property(fc.array(fate, { maxLength: 24 }), (all) => {
      const fates =
        design === 'panel' ? all : all.map((one, i): Fate => (i % 2 ? [one[0], undefined] : [undefined, one[1]]));
      const status = { design, ...comparable };
      const [from, to] = sides(fates);
      if (from.present.length + from.absent.length === 0 || to.present.length + to.absent.length === 0) return;
      const [there, back] = [comparedCode(from, to, status), comparedCode(to, from, status)];
      expect(back.pairs?.gained).toEqual(there.pairs?.lost);
      expect(back.pairs?.lost).toEqual(there.pairs?.gained);
      expect(back.apart).toEqual({ from: there.apart.to, to: there.apart.from });
      const [one, other] = [there.inference, back.inference];
      expect(other === null).toBe(one === null);
      if (!one || !other) return;
      expect(other.difference).toBeCloseTo(-one.difference, 10);
      expect(other.interval[0]).toBeCloseTo(-one.interval[1], 10);
      expect(other.test.p).toBeCloseTo(one.test.p, 10);
      expect(other.effects.h).toBeCloseTo(-one.effects.h, 10);
      expect(one.interval.every((limit) => limit >= -1.0001 && limit <= 1.0001)).toBe(true);
    }),
  );
});
