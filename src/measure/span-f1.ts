import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';
import { joined, lengthOf, overlapOf, sharedLength, type UnitSpan } from './unit-span.ts';

export interface SpanF1 {
  /** Same passage and same code. */
  readonly strict: number;
  /** Same passage, whatever the code. */
  readonly boundary: number;
  /** Passages of the same code that overlap, each paired once. */
  readonly overlap: number;
  /** Characters with the same code. */
  readonly character: number;
}

/**
 * Agreement of two coders' passages as F1, 2·TP ÷ (2·TP + FP + FN), 0–1: the positive specific agreement, which needs no
 * count of what neither coded and takes neither coder for the truth (Hripcsak & Rothschild 2005, J. Am. Med. Inform. Assoc.
 * 12:296). Passages may overlap.
 * @returns refused where nobody coded anything: that is no agreement of 1
 */
export function spanF1(a: readonly UnitSpan[], b: readonly UnitSpan[]): Measured<SpanF1> {
  if (a.length + b.length === 0) return refuse('nobody-coded');
  const f1 = (matched: number) => (2 * matched) / (a.length + b.length);
  return {
    strict: f1(identical(a, b, ({ start, end, code }) => `${start} ${end} ${code}`)),
    boundary: f1(identical(a, b, ({ start, end }) => `${start} ${end}`)),
    overlap: f1(matching(a, b, (one, other) => one.code === other.code && overlapOf(one, other) > 0)),
    character: characterF1(a, b),
  };
}

function identical(a: readonly UnitSpan[], b: readonly UnitSpan[], keyOf: (span: UnitSpan) => string): number {
  const left = new Map<string, number>();
  for (const span of b) left.set(keyOf(span), (left.get(keyOf(span)) ?? 0) + 1);
  return a.filter((span) => {
    const times = left.get(keyOf(span)) ?? 0;
    left.set(keyOf(span), times - 1);
    return times > 0;
  }).length;
}

/** The most pairs that can be made, each passage in one pair at most (Kuhn's augmenting paths). */
function matching(
  a: readonly UnitSpan[],
  b: readonly UnitSpan[],
  fits: (one: UnitSpan, other: UnitSpan) => boolean,
): number {
  const partners = a.map((one) => [...b.keys()].filter((j) => fits(one, b[j] as UnitSpan)));
  const takenBy = new Map<number, number>();
  const place = (i: number, tried: Set<number>): boolean => {
    for (const j of partners[i] as number[]) {
      if (tried.has(j)) continue;
      tried.add(j);
      const holder = takenBy.get(j);
      if (holder !== undefined && !place(holder, tried)) continue;
      takenBy.set(j, i);
      return true;
    }
    return false;
  };
  return a.filter((_, i) => place(i, new Set())).length;
}

function characterF1(a: readonly UnitSpan[], b: readonly UnitSpan[]): number {
  const codes = [...new Set([...a, ...b].map(({ code }) => code))];
  const marks = codes.map((code) => [a, b].map((spans) => joined(spans.filter((span) => span.code === code))));
  const shared = sum(marks.map(([one = [], other = []]) => sharedLength(one, other)));
  const marked = sum(marks.flat().map(lengthOf));
  return marked === 0 ? 0 : (2 * shared) / marked;
}
