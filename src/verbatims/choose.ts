import type { Coverage } from './coverage.ts';
import { FairQueue } from './fair-queue.ts';

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
 * Puts all segments in the order to quote them, as many as are asked for. Equal gains keep the order given.
 * @param duplicatesOf the near-duplicates of a segment; they are left to the end.
 */
export function* choose(
  segments: readonly Choosable[],
  coverage: Coverage,
  duplicatesOf: (index: number) => number[],
): Generator<Choice> {
  const isTaken = new Uint8Array(segments.length);
  const repeated = new Set<number>();
  const cases = numbersOf(segments.map((segment) => segment.case));
  const strata = numbersOf(segments.map((segment) => segment.stratum ?? ''));
  const quoted = { cases: new Int32Array(segments.length), strata: new Int32Array(segments.length) };
  const queued = Array.from(segments.keys(), (index) => ({
    index,
    case: cases[index] as number,
    stratum: strata[index] as number,
  }));

  const chosen = (index: number, gain: number): Choice => {
    const choice = {
      index,
      gain,
      repeated: repeated.has(index),
      firstOfCase: quoted.cases[cases[index] as number] === 1,
      firstOfStratum: quoted.strata[strata[index] as number] === 1,
    };
    isTaken[index] = 1;
    if (choice.repeated) return choice;
    coverage.add(index);
    for (const other of duplicatesOf(index)) {
      if (isTaken[other] === 0 && !segments[other]?.pinned) repeated.add(other);
    }
    return choice;
  };
  const gainOf = (index: number) => (repeated.has(index) ? 0 : coverage.gain(index) * (segments[index]?.weight ?? 0));

  for (const { index, case: name, stratum } of queued) {
    if (!segments[index]?.pinned) continue;
    const gain = gainOf(index);
    quoted.cases[name] = (quoted.cases[name] as number) + 1;
    quoted.strata[stratum] = (quoted.strata[stratum] as number) + 1;
    yield chosen(index, gain);
  }
  const pools: readonly ((index: number) => boolean)[] = [
    (index) => !repeated.has(index) && segments[index]?.hasContent === true,
    (index) => !repeated.has(index),
    () => true,
  ];
  for (const isInPool of pools) {
    const isEligible = (index: number) => isTaken[index] === 0 && isInPool(index);
    const queue = new FairQueue(
      queued.filter(({ index }) => isEligible(index)),
      quoted,
      gainOf,
      isEligible,
    );
    for (let next = queue.take(); next; next = queue.take()) yield chosen(next.index, next.gain);
  }
}

/** Each name by a number. */
function numbersOf(names: readonly string[]): number[] {
  const numbers = new Map([...new Set(names)].map((name, number) => [name, number]));
  return names.map((name) => numbers.get(name) as number);
}
