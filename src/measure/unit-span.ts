import { type Refusal, refuse } from './refusal.ts';
import { sum } from './sum.ts';

/** A passage with its code, half-open: from `start` to before `end`, in characters (UTF-16) or any other step. */
export interface UnitSpan {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** One list of passages a coder, a coder who marked nothing included. */
export type CodersSpans = readonly (readonly UnitSpan[])[];

/** Why passages cannot be compared as partitions of a text: a coder's passages overlap, or leave the text. */
export function unfitSpans(coders: CodersSpans, begin: number, length: number): Refusal | undefined {
  if (coders.length < 2) return refuse('fewer-than-two-coders');
  if (!(length > 0)) return refuse('empty-input');
  const all = coders.flat();
  if (all.length === 0) return refuse('no-units');
  const outside = ({ start, end }: UnitSpan) => start >= end || start < begin || end > begin + length;
  if (all.some(outside)) return refuse('invalid-counts');
  return coders.some(overlaps) ? refuse('overlapping-spans') : undefined;
}

function overlaps(spans: readonly UnitSpan[]): boolean {
  const ordered = [...spans].sort(byStart);
  return ordered.some((span, i) => span.start < (ordered[i - 1]?.end ?? Number.NEGATIVE_INFINITY));
}

export function byStart(a: UnitSpan, b: UnitSpan): number {
  return a.start - b.start || a.end - b.end;
}

export function overlapOf(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Passages joined where they meet or overlap, so that nothing is counted twice. */
export function joined(spans: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  const union: { start: number; end: number }[] = [];
  for (const { start, end } of ordered) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/** Length that two lists of joined passages share. */
export function sharedLength(
  a: readonly { start: number; end: number }[],
  b: readonly { start: number; end: number }[],
): number {
  let shared = 0;
  let [i, j] = [0, 0];
  for (let one = a[i], other = b[j]; one && other; one = a[i], other = b[j]) {
    shared += overlapOf(one, other);
    if (one.end < other.end) i++;
    else j++;
  }
  return shared;
}

export function lengthOf(spans: readonly { start: number; end: number }[]): number {
  return sum(spans.map(({ start, end }) => end - start));
}
