import type { CodedUnit, UnitReading } from '../model/coded-unit.ts';
import type { Span } from '../model/span.ts';
import { isRefused, type Measured, type Reason } from './refusal.ts';
import { type SpanF1, spanF1 } from './span-f1.ts';
import { sum } from './sum.ts';
import type { CodersSpans, UnitSpan } from './unit-span.ts';
import { cuAlpha, uAlpha, uAlphaBinary } from './unitizing-alpha.ts';

/** A number, or null with the reason why there is none. */
export interface NumberOrReason {
  readonly value: number | null;
  readonly reason?: Reason;
}

export interface UnitizingAgreement {
  /** Characters that all the coders read. */
  readonly length: number;
  /** |u|α: passages against gaps, whatever the codes. */
  readonly binary: NumberOrReason;
  /** uα: passages, their codes and the gaps; cuα: codes where passages meet. Refused where a coder's passages overlap. */
  readonly u: NumberOrReason;
  readonly cu: NumberOrReason;
  /** F1 of the passages, of two coders only. */
  readonly f1: SpanF1 | null;
  /** uα of each code by itself, its passages against the rest of the text. */
  readonly codes: ReadonlyMap<string, NumberOrReason>;
}

/**
 * The unitizing family of alpha, see `uAlpha`, over the texts of all sources laid end to end: gaps stand step by step, so
 * that a border of sources does not matter.
 * @param units stretches within which nothing changes, in order of sources and place, weighed by their length; those that
 * a coder has not read are left out, and of the others codes that a coder did not read them for. A passage over several
 * paragraphs counts as one in each.
 */
export function unitizingAgreement(units: readonly (CodedUnit & Span)[], codes: readonly string[]): UnitizingAgreement {
  const read = units.flatMap(withSharedCodes);
  const length = sum(read.map(({ weight }) => weight));
  const given = spansOf(read, ({ given: own }) => own);
  const anything = spansOf(read, ({ given: own }) => (own.size > 0 ? marked : []));
  const [one, other] = given;
  const f1 = one && other && given.length === 2 ? spanF1(one, other) : null;
  const ofCode = codes.map((code): [string, NumberOrReason] => {
    const own = read.filter(({ readings }) => readings.every((reading) => reading?.assessed.has(code)));
    const spans = spansOf(own, (reading) => (reading.codes.has(code) ? [code] : []));
    return [code, reasoned(uAlphaBinary(spans, sum(own.map(({ weight }) => weight))))];
  });
  return {
    length,
    binary: reasoned(uAlphaBinary(anything, length)),
    u: reasoned(uAlpha(given, length)),
    cu: reasoned(cuAlpha(given, length)),
    f1: f1 === null || isRefused(f1) ? null : f1,
    codes: new Map(ofCode),
  };
}

const marked = ['marked'];

/** A unit with the codes that all coders read it for; none where there is no such code. */
function withSharedCodes<U extends CodedUnit>(unit: U): U[] {
  const read = unit.readings.filter((reading) => reading !== null);
  const isShared = (code: string) => read.every(({ assessed }) => assessed.has(code));
  if (read.length < unit.readings.length || ![...(read[0]?.assessed ?? [])].some(isShared)) return [];
  return [
    {
      ...unit,
      readings: read.map((reading) => ({ ...reading, given: new Set([...reading.given].filter(isShared)) })),
    },
  ];
}

function reasoned(measured: Measured<number>): NumberOrReason {
  return isRefused(measured) ? { value: null, reason: measured.refused } : { value: measured };
}

/** Each coder's passages in the texts laid end to end: neighbouring stretches with a code are one passage. */
function spansOf(
  units: readonly (CodedUnit & Span)[],
  codesOf: (reading: UnitReading) => Iterable<string>,
): CodersSpans {
  const coders = units[0]?.readings.length ?? 0;
  return Array.from({ length: coders }, (_, coder) => {
    const spans: UnitSpan[] = [];
    let open = new Map<string, UnitSpan>();
    let at = 0;
    let last: (CodedUnit & Span) | undefined;
    for (const unit of units) {
      const follows = last?.end === unit.start && last.cluster === unit.cluster;
      const next = new Map<string, UnitSpan>();
      for (const code of codesOf(unit.readings[coder] as UnitReading)) {
        const before = follows ? open.get(code) : undefined;
        next.set(code, { start: before?.start ?? at, end: at + unit.weight, code });
      }
      for (const [code, span] of open) if (!follows || !next.has(code)) spans.push(span);
      [open, last, at] = [next, unit, at + unit.weight];
    }
    return [...spans, ...open.values()];
  });
}
