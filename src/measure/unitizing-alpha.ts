import type { Span } from '../model/span.ts';
import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';
import { byStart, type CodersSpans, overlapOf, type UnitSpan, unfitSpans } from './unit-span.ts';

/** A coder's unit or gap between units: `value` is its code, null a gap. */
interface Section {
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
}

/** Lengths that were paired, by the two values; how often each value could be, and how much of it a unit with itself. */
interface Pairings {
  readonly agreeing: ReadonlyMap<string | null, number>;
  readonly totals: ReadonlyMap<string | null, number>;
  readonly own: ReadonlyMap<string | null, number>;
}

export interface CodeAlpha {
  readonly code: string;
  readonly alpha: Measured<number>;
  /** Share of the code's length that meets units, not gaps, of the other coders, 0–1. */
  readonly coverage: number;
}

/**
 * Alphas of units that coders mark freely in a continuum (Krippendorff, Mathet, Bouvry & Widlöcher 2016, Qual. Quant.
 * 50:2347; Krippendorff 2019, Content Analysis, 4th ed., ch. 12.4). Lengths of intersections of the coders' units and gaps
 * are coincidences; a unit is not paired with itself, every step of a gap stands alone. They reproduce the published .510,
 * .413 and .724 (fig. 12.11); the correction of `cuAlpha` was inferred from its value, not read. Not the alpha of 1995 and
 * 2004, see `unitizingAlpha1995`.
 *
 * `uAlpha`: units, their codes and the gaps.
 * @param coders one list of units a coder; units of one coder must not overlap: cut codes that do into a run each
 * @param length of the continuum, from `begin`
 * @returns refused below two coders, of overlapping units, without any unit, and where everything has one value
 */
export function uAlpha(coders: CodersSpans, length: number, begin = 0): Measured<number> {
  return unfitSpans(coders, begin, length) ?? alphaOf(wholePairings(sectionsOf(coders, begin, length)));
}

/** |u|α: units against gaps, whatever the codes: do coders find the same places relevant? */
export function uAlphaBinary(coders: CodersSpans, length: number, begin = 0): Measured<number> {
  const sections = () =>
    sectionsOf(coders, begin, length).map((coder) =>
      coder.map((section) => (section.value === null ? section : { ...section, value: 'unit' })),
    );
  return unfitSpans(coders, begin, length) ?? alphaOf(wholePairings(sections()));
}

/** cuα: the codes of units where they meet other units: do coders code alike what both found relevant? */
export function cuAlpha(coders: CodersSpans, length: number, begin = 0): Measured<number> {
  return unfitSpans(coders, begin, length) ?? alphaOf(meetingPairings(coders));
}

/** (k)uα: each code against all others, where units meet. Refused of a code that only meets gaps: `no-units`. */
export function kuAlphas(coders: CodersSpans, length: number, begin = 0): Measured<CodeAlpha[]> {
  const refusal = unfitSpans(coders, begin, length);
  if (refusal) return refusal;
  const pairings = meetingPairings(coders);
  const { agreeing, totals, own } = pairings;
  const scale = pairable(pairings);
  const codes = [...new Set(coders.flat().map(({ code }) => code))].sort();
  return codes.map((code) => {
    const marked = sum(coders.flat().map((unit) => (unit.code === code ? unit.end - unit.start : 0)));
    const total = totals.get(code) ?? 0;
    const same = (total ** 2 - (own.get(code) ?? 0)) * scale;
    const any = (total * sum(totals.values()) - (own.get(code) ?? 0)) * scale;
    return { code, alpha: codeAlpha(total, agreeing.get(code) ?? 0, same, any), coverage: total / marked };
  });
}

function codeAlpha(total: number, agreeing: number, same: number, any: number): Measured<number> {
  if (total === 0) return refuse('no-units');
  const expected = 1 - same / any;
  if (!(expected > 1e-12)) return refuse('no-variation');
  return 1 - (1 - agreeing / total) / expected;
}

function alphaOf(pairings: Pairings): Measured<number> {
  const { agreeing, totals, own } = pairings;
  const n = sum(totals.values());
  if (n === 0) return refuse('no-units');
  const scale = pairable(pairings);
  const expected = n - sum([...totals].map(([value, total]) => (total ** 2 - (own.get(value) ?? 0)) * scale));
  if (!(expected > 1e-9)) return refuse('no-variation');
  return 1 - (n - sum(agreeing.values())) / expected;
}

/** What brings products of totals to the scale of the totals. */
function pairable({ totals, own }: Pairings): number {
  const n = sum(totals.values());
  return n / (n * n - sum(own.values()));
}

function sectionsOf(coders: CodersSpans, begin: number, length: number): Section[][] {
  return coders.map((units) => {
    const sections: Section[] = [];
    let at = begin;
    for (const { start, end, code } of [...units].sort(byStart)) {
      if (start > at) sections.push({ start: at, end: start, value: null });
      sections.push({ start, end, value: code });
      at = end;
    }
    if (at < begin + length) sections.push({ start: at, end: begin + length, value: null });
    return sections;
  });
}

function wholePairings(coders: readonly (readonly Section[])[]): Pairings {
  const [agreeing, totals, own] = [emptyCount(), emptyCount(), emptyCount()];
  for (const [i, sections] of coders.entries()) {
    for (const section of sections) {
      const length = section.end - section.start;
      add(totals, section.value, length);
      add(own, section.value, section.value === null ? length : length ** 2);
      for (const [j, others] of coders.entries()) {
        if (i === j) continue;
        const met = metLength(section, others, ({ value }) => value === section.value);
        add(agreeing, section.value, met / (coders.length - 1));
      }
    }
  }
  return { agreeing, totals, own };
}

function meetingPairings(coders: CodersSpans): Pairings {
  const [agreeing, totals, own] = [emptyCount(), emptyCount(), emptyCount()];
  const ordered = coders.map((units) => [...units].sort(byStart));
  for (const [i, units] of ordered.entries()) {
    const others = ordered.filter((_, j) => j !== i);
    const met = (unit: UnitSpan, fits: (other: UnitSpan) => boolean) =>
      sum(others.map((own) => metLength(unit, own, fits))) / others.length;
    for (const unit of units) {
      const length = met(unit, () => true);
      add(totals, unit.code, length);
      add(own, unit.code, length ** 2);
      add(
        agreeing,
        unit.code,
        met(unit, ({ code }) => code === unit.code),
      );
    }
  }
  return { agreeing, totals, own };
}

/** How much of a stretch meets those of one coder that fit. @param ordered by place, none overlapping another */
function metLength<S extends Span>(one: Span, ordered: readonly S[], fits: (other: S) => boolean): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as S).end > one.start) high = middle;
    else low = middle + 1;
  }
  let met = 0;
  for (let other = ordered[low]; other && other.start < one.end; other = ordered[++low]) {
    if (fits(other)) met += overlapOf(one, other);
  }
  return met;
}

function emptyCount(): Map<string | null, number> {
  return new Map();
}

function add(counts: Map<string | null, number>, value: string | null, amount: number): void {
  counts.set(value, (counts.get(value) ?? 0) + amount);
}
