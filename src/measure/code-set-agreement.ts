import { alphaIntervals } from './alpha-interval.ts';
import type { Sample } from './bootstrap.ts';
import { masiDistance } from './masi-distance.ts';
import { isRefused, type Measured, type Reason, refuse } from './refusal.ts';

/** The sets of codes that the coders of a unit gave it, and how much the unit counts. */
export interface UnitSets {
  readonly sets: readonly (readonly string[])[];
  readonly weight: number;
}

export interface CodeSetAgreement {
  /** Units with sets of two or more coders; with weights, their weight. */
  readonly n: number;
  /** Share of pairs of coders who gave a unit the very same codes, 0–1. */
  readonly percent: number | null;
  /** Krippendorff's alpha with the MASI distance in exact thirds. */
  readonly alpha: number | null;
  readonly interval: readonly [number, number] | null;
  readonly reason?: Reason;
}

/**
 * Agreement over sets of codes: `alphaOf(units, masiMetric(), compareCodeSets)` from sums that add up by source, so that
 * sources can be drawn again and again (Krippendorff 2018, ch. 12; Passonneau 2006).
 * @param clusters what each source says
 */
export function codeSetAgreement(
  clusters: readonly (readonly UnitSets[])[],
  bootstrap: { readonly seed: number; readonly replicates?: number },
): CodeSetAgreement {
  const values = new DistinctSets();
  const sums = clusters.map((units) => sumsOf(units, values)).filter(({ n }) => n > 0);
  const overlaps = values.overlaps();
  const all = sums.reduce((n, one) => n + one.n, 0);
  if (all === 0) return { n: 0, percent: null, alpha: null, interval: null, reason: 'no-unit-coded-twice' };
  const n = sums.reduce((units, one) => units + one.units, 0);
  const percent = sums.reduce((same, one) => same + one.same, 0) / n;
  const alphaOf = alphaOfDrawn(sums, values.size, overlaps);
  const alpha = alphaOf(Int32Array.from(sums.keys()));
  if (isRefused(alpha)) return { n, percent, alpha: null, interval: null, reason: alpha.refused };
  const statistic = ({ drawn }: Sample) => {
    const value = alphaOf(drawn);
    return isRefused(value) ? null : value;
  };
  const [interval] = alphaIntervals(sums.length, [{ alpha, statistic }], bootstrap);
  return { n, percent, alpha, interval: null, ...interval };
}

interface Sums {
  readonly units: number;
  /** Values that could be paired. */
  readonly n: number;
  readonly same: number;
  /** Distances within units, summed. */
  readonly observed: number;
  /** How often each set occurs, by its number. */
  readonly totals: readonly (readonly [set: number, times: number])[];
}

function sumsOf(units: readonly UnitSets[], values: DistinctSets): Sums {
  let [count, n, same, observed] = [0, 0, 0, 0];
  const totals = new Map<number, number>();
  for (const { sets, weight } of units) {
    if (sets.length < 2) continue;
    const numbers = sets.map((set) => values.numberOf(set));
    count += weight;
    n += weight * sets.length;
    for (const number of numbers) totals.set(number, (totals.get(number) ?? 0) + weight);
    for (const [i, one] of numbers.entries()) {
      for (const other of numbers.slice(i + 1)) {
        const pair = (2 * weight) / (sets.length - 1);
        if (one === other) same += pair / sets.length;
        else observed += pair * values.distance(one, other);
      }
    }
  }
  return { units: count, n, same, observed, totals: [...totals] };
}

/** Pairs of sets that share a code, by their numbers, and 1 − their distance. Any other two are 1 apart. */
interface Overlaps {
  /** Of each set, where its pairs begin among `others`; after the last one where they end. */
  readonly starts: Int32Array;
  /** The other set of each pair: a later one. */
  readonly others: Int32Array;
  readonly nearness: Float64Array;
}

/** Alpha of drawn clusters, added up in the order they were drawn: distances are fractions, and their sums depend on it. */
function alphaOfDrawn(
  sums: readonly Sums[],
  size: number,
  overlaps: Overlaps,
): (drawn: Int32Array) => Measured<number> {
  const starts = Int32Array.from([0, ...runningTotals(sums.map(({ totals }) => totals.length))]);
  const sets = Int32Array.from(sums.flatMap(({ totals }) => totals.map(([set]) => set)));
  const times = Float64Array.from(sums.flatMap(({ totals }) => totals.map(([, count]) => count)));
  const [paired, apartIn] = [Float64Array.from(sums, (one) => one.n), Float64Array.from(sums, (one) => one.observed)];
  const totals = new Float64Array(size);
  const { others, nearness } = overlaps;
  return (drawn) => {
    totals.fill(0);
    let [n, observed] = [0, 0];
    for (const position of drawn) {
      n += paired[position] as number;
      observed += apartIn[position] as number;
      const end = starts[position + 1] as number;
      for (let at = starts[position] as number; at < end; at++) {
        const set = sets[at] as number;
        totals[set] = (totals[set] as number) + (times[at] as number);
      }
    }
    let apart = n * n;
    for (const count of totals) apart -= count * count;
    for (let one = 0; one < size; one++) {
      const count = totals[one] as number;
      // What is 0 adds nothing.
      if (count === 0) continue;
      const last = overlaps.starts[one + 1] as number;
      for (let at = overlaps.starts[one] as number; at < last; at++)
        apart -= 2 * (nearness[at] as number) * count * (totals[others[at] as number] as number);
    }
    if (!(apart > 1e-9)) return refuse('no-variation');
    return 1 - ((n - 1) * observed) / apart;
  };
}

function runningTotals(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => {
    total += value;
    return total;
  });
}

/** The sets of codes that occur, numbered. */
class DistinctSets {
  private readonly numbers = new Map<string, number>();
  private readonly sets: (readonly string[])[] = [];
  /** Lists that were asked for before. */
  private readonly asked = new WeakMap<readonly string[], number>();

  get size(): number {
    return this.sets.length;
  }

  numberOf(set: readonly string[]): number {
    const number = this.asked.get(set) ?? this.numbered(set);
    this.asked.set(set, number);
    return number;
  }

  private numbered(set: readonly string[]): number {
    const sorted = [...new Set(set)].sort();
    const key = JSON.stringify(sorted);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.sets.length);
    return this.sets.push(sorted) - 1;
  }

  distance(one: number, other: number): number {
    return masiDistance(this.sets[one] as readonly string[], this.sets[other] as readonly string[]);
  }

  overlaps(): Overlaps {
    const byCode = new Map<string, number[]>();
    for (const [number, set] of this.sets.entries()) {
      for (const code of set) {
        const known = byCode.get(code);
        if (known) known.push(number);
        else byCode.set(code, [number]);
      }
    }
    const [starts, others, nearness] = [[0], [] as number[], [] as number[]];
    for (const [one, set] of this.sets.entries()) {
      const later = new Set(set.flatMap((code) => (byCode.get(code) ?? []).filter((other) => other > one)));
      for (const other of later) {
        others.push(other);
        nearness.push(1 - this.distance(one, other));
      }
      starts.push(others.length);
    }
    return {
      starts: Int32Array.from(starts),
      others: Int32Array.from(others),
      nearness: Float64Array.from(nearness),
    };
  }
}
