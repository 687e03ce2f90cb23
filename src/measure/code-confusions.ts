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
  const found = new Map<string, Pair>();
  const place = (code: string) => order.get(code) ?? order.size;
  for (const unit of units) {
    for (const way of confusedIn(unit)) {
      const { code, otherCode } = way;
      const codes: Codes = place(code) < place(otherCode) ? [code, otherCode] : [otherCode, code];
      const pair = valueAt(found, keyOf(codes), (): Pair => ({ codes, units: 0, last: undefined, by: new Map() }));
      if (pair.last !== unit) pair.units++;
      pair.last = unit;
      const key = `${way.coder} ${way.other} ${code}`;
      pair.by.set(key, { ...way, units: (pair.by.get(key)?.units ?? 0) + 1 });
    }
  }
  const either = unitsWithEither(units);
  return [...found.values()]
    .map(({ codes, units: confused, by }) => {
      const share = confused / either(codes);
      return { codes, units: confused, share, by: [...by.values()].sort(byWay) };
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

type Codes = readonly [string, string];

/** Two codes, as they are found confused in one unit after the other. */
interface Pair {
  readonly codes: Codes;
  units: number;
  /** The last of the units. */
  last: CodedUnit | undefined;
  readonly by: Map<string, ConfusedAs>;
}

function keyOf([one, other]: Codes): string {
  return `${one}\0${other}`;
}

function valueAt<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/** Who gave which code where who gave which other. */
function confusedIn({ readings }: CodedUnit): Omit<ConfusedAs, 'units'>[] {
  const ways: Omit<ConfusedAs, 'units'>[] = [];
  for (const [coder, one] of readings.entries()) {
    for (let other = coder + 1; one && other < readings.length; other++) {
      const another = readings[other];
      if (!another || another === one) continue;
      const others = lacking(another, one);
      if (others.length === 0) continue;
      for (const code of lacking(one, another))
        for (const otherCode of others) ways.push({ coder, code, other, otherCode });
    }
  }
  return ways;
}

/** The codes one coder gave that the other read for and did not give. */
function lacking(one: UnitReading, other: UnitReading): string[] {
  return [...one.given].filter((code) => other.assessed.has(code) && !other.codes.has(code));
}

/** In how many units any coder gave one or the other of two codes. */
function unitsWithEither(units: readonly CodedUnit[]): (codes: Codes) => number {
  const single = new Map<string, number>();
  const both = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { readings } of units) {
    const given = new Set<string>();
    for (const reading of readings) for (const code of reading?.given ?? []) given.add(code);
    const codes = [...given];
    for (const [at, code] of codes.entries()) {
      count(single, code);
      for (const other of codes.slice(at + 1)) count(both, keyOf(code < other ? [code, other] : [other, code]));
    }
  }
  return ([one, other]) => {
    const together = both.get(keyOf(one < other ? [one, other] : [other, one])) ?? 0;
    return (single.get(one) ?? 0) + (single.get(other) ?? 0) - together;
  };
}
