import { Heap, type Keyed } from './heap.ts';

/** Entries of one case and one stratum. */
interface Pile {
  readonly case: number;
  readonly entries: Heap<Keyed>;
}

interface PileEntry extends Keyed {
  readonly pile: Pile;
}

interface StratumEntry extends Keyed {
  readonly stratum: number;
}

/** How often each case and each stratum, by its number, has been quoted. */
export interface Quoted {
  readonly cases: Int32Array;
  readonly strata: Int32Array;
}

export interface Queued {
  readonly index: number;
  readonly case: number;
  readonly stratum: number;
}

/**
 * Segments in the order to quote them: of the cases quoted least, of their strata quoted least, the one of the greatest gain,
 * and of equals the first. Gains only shrink: one that was found earlier is never less than it is now, so that of most
 * segments it need not be found again (lazy greedy choice: Minoux 1978).
 */
export class FairQueue {
  readonly #quoted: Quoted;
  readonly #gainOf: (index: number) => number;
  readonly #isEligible: (index: number) => boolean;
  /** By how often they have been quoted: cases with entries. */
  readonly #waiting = new Map<number, number[]>();
  readonly #pilesOf = new Map<number, Map<number, Pile>>();
  /** Of the cases whose turn it is: by stratum, their piles. */
  #strata = new Map<number, Heap<PileEntry>>();
  /** By how often they have been quoted: those strata. */
  #turns = new Map<number, Heap<StratumEntry>>();
  #turn = -1;
  /** How often the cases whose turn it is had been quoted when it began. */
  #level = -1;

  constructor(
    segments: Iterable<Queued>,
    quoted: Quoted,
    gainOf: (index: number) => number,
    isEligible: (index: number) => boolean,
  ) {
    this.#quoted = quoted;
    this.#gainOf = gainOf;
    this.#isEligible = isEligible;
    for (const { index, case: name, stratum } of segments) {
      const piles = this.#pilesOf.get(name) ?? new Map<number, Pile>();
      if (!this.#pilesOf.has(name)) this.#wait(name);
      this.#pilesOf.set(name, piles);
      const pile = piles.get(stratum) ?? { case: name, entries: new Heap<Keyed>() };
      piles.set(stratum, pile);
      pile.entries.add({ index, value: gainOf(index) });
    }
  }

  /** The next segment, and what it adds; undefined where no eligible one is left. */
  take(): { readonly index: number; readonly gain: number } | undefined {
    for (;;) {
      const turns = this.#leastQuoted();
      if (!turns) return undefined;
      const { stratum, value, index } = turns.takeFirst() as StratumEntry;
      const first = this.#firstOf(stratum);
      if (!first) continue;
      if (first.index === index && first.value === value) {
        const gain = this.#gainOf(index);
        first.pile.entries.takeFirst();
        if (gain === value) {
          this.#count(first.pile.case, stratum);
          return { index, gain };
        }
        first.pile.entries.add({ index, value: gain });
      }
      this.#queue(stratum);
    }
  }

  #wait(name: number): void {
    const count = this.#quoted.cases[name] as number;
    const same = this.#waiting.get(count);
    if (same) same.push(name);
    else this.#waiting.set(count, [name]);
  }

  /** The strata whose turn it is; the next cases have theirs where there are none. */
  #leastQuoted(): Heap<StratumEntry> | undefined {
    for (;;) {
      if (this.#turns.size === 0 && !this.#open()) return undefined;
      if (!this.#turns.has(this.#turn)) this.#turn = Math.min(...this.#turns.keys());
      const turns = this.#turns.get(this.#turn);
      if (turns?.first) return turns;
      this.#turns.delete(this.#turn);
    }
  }

  /** Gives the cases quoted least their turn. */
  #open(): boolean {
    if (this.#waiting.size === 0) return false;
    this.#turn = -1;
    const least = Math.min(...this.#waiting.keys());
    this.#level = least;
    this.#strata = new Map();
    for (const name of this.#waiting.get(least) as number[]) {
      for (const [stratum, pile] of this.#pilesOf.get(name) as Map<number, Pile>) {
        const first = this.#topOf(pile);
        if (!first) continue;
        const piles = this.#strata.get(stratum) ?? new Heap<PileEntry>();
        this.#strata.set(stratum, piles);
        piles.add({ ...first, pile });
      }
    }
    this.#waiting.delete(least);
    for (const stratum of this.#strata.keys()) this.#queue(stratum);
    return true;
  }

  #count(name: number, stratum: number): void {
    const { cases, strata } = this.#quoted;
    cases[name] = (cases[name] as number) + 1;
    strata[stratum] = (strata[stratum] as number) + 1;
    this.#wait(name);
    this.#queue(stratum);
  }

  #queue(stratum: number): void {
    const first = this.#firstOf(stratum);
    if (!first) return;
    const count = this.#quoted.strata[stratum] as number;
    const turns = this.#turns.get(count) ?? new Heap<StratumEntry>();
    this.#turns.set(count, turns);
    turns.add({ index: first.index, value: first.value, stratum });
  }

  /** The pile of a stratum whose first entry is the best, of cases that have not had their turn. */
  #firstOf(stratum: number): PileEntry | undefined {
    const piles = this.#strata.get(stratum);
    for (let known = piles?.first; piles && known; known = piles.first) {
      const first = this.#hadTurn(known.pile) ? undefined : this.#topOf(known.pile);
      if (first?.index === known.index && first.value === known.value) return known;
      piles.takeFirst();
      if (first) piles.add({ ...first, pile: known.pile });
    }
    return undefined;
  }

  #hadTurn(pile: Pile): boolean {
    return (this.#quoted.cases[pile.case] as number) > this.#level;
  }

  #topOf({ entries }: Pile): Keyed | undefined {
    while (entries.first && !this.#isEligible(entries.first.index)) entries.takeFirst();
    return entries.first;
  }
}
