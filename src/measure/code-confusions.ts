import type { CodedUnit, UnitReading } from '../model/coded-unit.ts';

/** One coder's code where another coder gave another. */
export interface ConfusedAs {
  readonly coder: number;
  readonly code: string;
  readonly other: number;
  readonly otherCode: string;
  readonly units: number;
}

export interface CodeConfusion {
  /** In the order of the codebook. */
  readonly codes: readonly [string, string];
  /** Units where one coder gave the one and not the other, and another coder the other and not the one. */
  readonly units: number;
  /** Of the units in which any coder gave either, 0–1. */
  readonly share: number;
  /** Who gave which, the lower coder first. */
  readonly by: readonly ConfusedAs[];
}

/**
 * Pairs of codes that coders give in each other's place, the most frequent first. A code and one below it are no such
 * pair: who gives a sub-theme gives its theme.
 * @param order the codebook's: code → position
 */
export function codeConfusions(units: readonly CodedUnit[], order: ReadonlyMap<string, number>): CodeConfusion[] {
  const found = new Map<string, { codes: [string, string]; units: Set<CodedUnit>; by: Map<string, ConfusedAs> }>();
  const place = (code: string) => order.get(code) ?? order.size;
  for (const unit of units) {
    for (const [coder, other, one, another] of pairsOf(unit)) {
      for (const code of lacking(one, another)) {
        for (const otherCode of lacking(another, one)) {
          const codes: [string, string] = place(code) < place(otherCode) ? [code, otherCode] : [otherCode, code];
          const pair = found.get(codes.join('\0')) ?? { codes, units: new Set(), by: new Map() };
          found.set(codes.join('\0'), pair);
          pair.units.add(unit);
          const way = `${coder} ${other} ${code}`;
          pair.by.set(way, { coder, code, other, otherCode, units: (pair.by.get(way)?.units ?? 0) + 1 });
        }
      }
    }
  }
  const withCode = unitsByCode(units);
  return [...found.values()]
    .map(({ codes, units: confused, by }) => {
      const either = new Set(codes.flatMap((code) => [...(withCode.get(code) ?? [])]));
      return { codes, units: confused.size, share: confused.size / either.size, by: [...by.values()].sort(byWay) };
    })
    .sort(
      (a, b) =>
        b.units - a.units ||
        b.share - a.share ||
        place(a.codes[0]) - place(b.codes[0]) ||
        place(a.codes[1]) - place(b.codes[1]),
    );
}

function byWay(a: ConfusedAs, b: ConfusedAs): number {
  return b.units - a.units || a.coder - b.coder || a.other - b.other || (a.code < b.code ? -1 : 1);
}

type Pair = readonly [coder: number, other: number, UnitReading, UnitReading];

function pairsOf({ readings }: CodedUnit): Pair[] {
  return readings.flatMap((one, coder) =>
    readings.slice(coder + 1).flatMap((another, i): Pair[] => {
      return one && another ? [[coder, coder + 1 + i, one, another]] : [];
    }),
  );
}

/** The codes one coder gave that the other read for and did not give. */
function lacking(one: UnitReading, other: UnitReading): string[] {
  return [...one.given].filter((code) => other.assessed.has(code) && !other.codes.has(code));
}

function unitsByCode(units: readonly CodedUnit[]): Map<string, Set<CodedUnit>> {
  const byCode = new Map<string, Set<CodedUnit>>();
  for (const unit of units) {
    for (const code of unit.readings.flatMap((reading) => [...(reading?.given ?? [])])) {
      byCode.set(code, (byCode.get(code) ?? new Set()).add(unit));
    }
  }
  return byCode;
}
