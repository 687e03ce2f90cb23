import type { Coverage } from './coverage.ts';

/** What the choice needs to know of a segment. */
export interface Choosable {
  readonly case: string;
  readonly stratum?: string;
  readonly pinned: boolean;
  /** It holds at least one word that is not a stop word. */
  readonly hasContent: boolean;
  /** How well it reads alone, 0–1: weighs what it adds. */
  readonly weight: number;
}

export interface Choice {
  /** Position in the list given. */
  readonly index: number;
  /** What it added when it was chosen, weighted, 0–1; 0 for a near-duplicate. */
  readonly gain: number;
  readonly repeated: boolean;
  readonly firstOfCase: boolean;
  readonly firstOfStratum: boolean;
}

/**
 * Puts all segments in the order to quote them. Equal gains keep the order given.
 * @param duplicatesOf the near-duplicates of a segment among others; they are left to the end.
 */
export function choose(
  segments: readonly Choosable[],
  coverage: Coverage,
  duplicatesOf: (index: number, among: Iterable<number>) => number[],
): Choice[] {
  const waiting = new Set(segments.keys());
  const repeated = new Set<number>();
  const cases = new Tally(segments.map((segment) => segment.case));
  const strata = new Tally(segments.map((segment) => segment.stratum ?? ''));
  const choices: Choice[] = [];

  const take = (index: number, gain: number) => {
    waiting.delete(index);
    choices.push({
      index,
      gain,
      repeated: repeated.has(index),
      firstOfCase: cases.add(index) === 1,
      firstOfStratum: strata.add(index) === 1,
    });
    if (repeated.has(index)) return;
    coverage.add(index);
    for (const other of duplicatesOf(index, waiting)) if (!segments[other]?.pinned) repeated.add(other);
  };
  const gainOf = (index: number) => (repeated.has(index) ? 0 : coverage.gain(index) * (segments[index]?.weight ?? 0));
  const takeAll = (isEligible: (index: number) => boolean) => {
    for (;;) {
      const pool = strata.fewest(cases.fewest([...waiting].filter(isEligible)));
      const best = greatest(pool, gainOf);
      if (!best) return;
      take(best.index, best.gain);
    }
  };

  for (const [index, { pinned }] of segments.entries()) if (pinned) take(index, gainOf(index));
  takeAll((index) => !repeated.has(index) && segments[index]?.hasContent === true);
  takeAll((index) => !repeated.has(index));
  takeAll(() => true);
  return choices;
}

function greatest(indexes: readonly number[], gainOf: (index: number) => number) {
  let best: { index: number; gain: number } | undefined;
  for (const index of indexes) {
    const gain = gainOf(index);
    if (!best || gain > best.gain) best = { index, gain };
  }
  return best;
}

/** How often each group has been quoted; a segment is known by its index. */
class Tally {
  readonly #groups: readonly number[];
  readonly #counts: number[];

  constructor(names: readonly string[]) {
    const numbers = new Map([...new Set(names)].map((name, number) => [name, number]));
    this.#groups = names.map((name) => numbers.get(name) ?? 0);
    this.#counts = Array.from(numbers, () => 0);
  }

  /** Counts one more quote of a segment's group, and says how many there are now. */
  add(index: number): number {
    const group = this.#groups[index] ?? 0;
    this.#counts[group] = (this.#counts[group] ?? 0) + 1;
    return this.#counts[group];
  }

  /** The segments whose groups have been quoted least. */
  fewest(indexes: readonly number[]): number[] {
    const counts = indexes.map((index) => this.#counts[this.#groups[index] ?? 0] ?? 0);
    const least = counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return indexes.filter((_, position) => counts[position] === least);
  }
}
