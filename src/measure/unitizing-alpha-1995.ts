import { isRefused, type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';
import { byStart, type CodersSpans, type UnitSpan, unfitSpans } from './unit-span.ts';

export interface UnitizingAlpha1995 {
  readonly value: number;
  readonly observed: number;
  readonly expected: number;
  readonly byCode: readonly { code: string; alpha: Measured<number>; observed: number; expected: number }[];
}

interface Stretch {
  readonly start: number;
  readonly length: number;
  readonly isUnit: boolean;
}

/**
 * Krippendorff's older alpha of unitizing (1995, Sociol. Methodol. 25:47; 2004, Content Analysis, 2nd ed., pp. 251–256), with
 * squared distances of the ends of units. Not one of the family of 2016: the numbers must not be mixed.
 * @param coders one list of units a coder, those of one code not overlapping; a coder without units counts
 * @param length of the continuum from `begin`, in whole steps
 * @returns refused as `uAlpha` is, and where no disagreement is to be expected
 */
export function unitizingAlpha1995(coders: CodersSpans, length: number, begin = 0): Measured<UnitizingAlpha1995> {
  const codes = [...new Set(coders.flat().map(({ code }) => code))].sort();
  if (codes.length === 0) return unfitSpans(coders, begin, length) ?? refuse('no-units');
  const byCode: UnitizingAlpha1995['byCode'][number][] = [];
  for (const code of codes) {
    const own = coders.map((units) => units.filter((unit) => unit.code === code));
    const refusal = unfitSpans(own, begin, length);
    if (refusal) return refusal;
    const stretches = own.map((units) => stretchesOf(units, begin, length));
    const [observed, expected] = [observedOf(stretches, length), expectedOf(stretches, length)];
    byCode.push({ code, observed, expected, alpha: expected > 0 ? 1 - observed / expected : refuse('no-variation') });
  }
  const observed = sum(byCode.map((code) => code.observed));
  const expected = sum(byCode.map((code) => code.expected));
  const value: Measured<number> = expected > 0 ? 1 - observed / expected : refuse('no-variation');
  return isRefused(value) ? value : { value, observed, expected, byCode };
}

function stretchesOf(units: readonly UnitSpan[], begin: number, length: number): Stretch[] {
  const stretches: Stretch[] = [];
  let at = begin;
  for (const { start, end } of [...units].sort(byStart)) {
    if (start > at) stretches.push({ start: at, length: start - at, isUnit: false });
    stretches.push({ start, length: end - start, isUnit: true });
    at = end;
  }
  if (at < begin + length) stretches.push({ start: at, length: begin + length - at, isUnit: false });
  return stretches;
}

function observedOf(coders: readonly (readonly Stretch[])[], length: number): number {
  let total = 0;
  for (const [i, stretches] of coders.entries()) {
    for (const [j, others] of coders.entries()) {
      if (i === j) continue;
      for (const one of stretches) for (const other of others) total += squaredDistance(one, other);
    }
  }
  return total / (coders.length * (coders.length - 1) * length * length);
}

function squaredDistance(one: Stretch, other: Stretch): number {
  const apart = one.start - other.start;
  if (one.isUnit && other.isUnit) {
    const meet = -one.length < apart && apart < other.length;
    return meet ? apart ** 2 + (apart + one.length - other.length) ** 2 : 0;
  }
  if (one.isUnit) return isWithin(one, other) ? one.length ** 2 : 0;
  return other.isUnit && isWithin(other, one) ? other.length ** 2 : 0;
}

function isWithin(inner: Stretch, outer: Stretch): boolean {
  return inner.start >= outer.start && inner.start + inner.length <= outer.start + outer.length;
}

function expectedOf(coders: readonly (readonly Stretch[])[], length: number): number {
  const all = coders.flat();
  const units = all.filter(({ isUnit }) => isUnit).map((unit) => unit.length);
  const gaps = all.filter(({ isUnit }) => !isUnit).map((gap) => gap.length);
  const distances = units.map((l) => {
    const amongUnits = ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    return amongUnits + l ** 2 * sum(gaps.map((gap) => Math.max(0, gap - l + 1)));
  });
  const steps = coders.length * length;
  const pairs = steps * (steps - 1) - sum(units.map((l) => l * (l - 1)));
  return ((2 / length) * sum(distances)) / pairs;
}
