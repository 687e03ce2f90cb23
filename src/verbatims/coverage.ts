import { type Alike, alike } from './alike.ts';
import { type Represented, representation } from './similarity.ts';
import type { StemCounts, WordedTexts } from './worded-texts.ts';

/**
 * What chosen texts cover of all of them: half by standing for the others (facility location, after Lin and Bilmes
 * 2011), half by holding the code's own words. Monotone and submodular: adding a text never covers less, and what it
 * adds only shrinks as others are added, so a greedy choice is within 1 − 1/e of the best (Nemhauser et al. 1978).
 */
export class Coverage {
  readonly #alike: Alike;
  /** By kind of text. */
  readonly #represented: readonly Represented[];
  readonly #keys: readonly (readonly number[])[];
  readonly #weights: ReadonlyMap<number, number>;
  readonly #totalWeight: number;
  /** How well a text of each kind is stood for so far, 0–1. */
  readonly #covered: Float64Array;
  readonly #heldKeys = new Set<number>();
  /** By kind: what was found out, and how many texts had been added then. */
  readonly #standsFor: Known;
  readonly #gains: Known;
  readonly #size: number;
  #added = 0;

  /**
   * @param texts the stems of the texts to choose from
   * @param all what the rarity of stems is taken from
   * @param keyWeights the code's own stems
   */
  constructor(texts: readonly StemCounts[], all: WordedTexts, keyWeights: ReadonlyMap<number, number>) {
    this.#alike = alike(texts);
    const kinds = this.#alike.members.map(([first]) => texts[first as number] as StemCounts);
    this.#represented = representation(kinds, this.#alike, all);
    this.#keys = kinds.map(({ stems }) => [...stems].filter((stem) => keyWeights.has(stem)));
    this.#weights = keyWeights;
    this.#totalWeight = [...keyWeights.values()].reduce((sum, weight) => sum + weight, 0);
    this.#covered = new Float64Array(kinds.length);
    this.#standsFor = new Known(kinds.length);
    this.#gains = new Known(kinds.length);
    this.#size = texts.length;
  }

  /** The share of all texts it newly stands for, 0–1; before anything is added, how typical it is. */
  standsFor(index: number): number {
    return this.#standsFor.of(this.#alike.kindOf[index] as number, this.#added, (kind) => {
      const { kinds, similarities } = this.#represented[kind] as Represented;
      let sum = 0;
      for (let at = 0; at < kinds.length; at++) {
        sum += Math.max(0, (similarities[at] as number) - (this.#covered[kinds[at] as number] as number));
      }
      return sum / this.#size;
    });
  }

  /** What a text would add, 0–1; never more than before another was added. */
  gain(index: number): number {
    if (!this.#totalWeight) return this.standsFor(index);
    return this.#gains.of(this.#alike.kindOf[index] as number, this.#added, (kind) => {
      let weight = 0;
      for (const stem of this.#keys[kind] ?? [])
        if (!this.#heldKeys.has(stem)) weight += this.#weights.get(stem) as number;
      return (this.standsFor(index) + weight / this.#totalWeight) / 2;
    });
  }

  add(index: number): void {
    const kind = this.#alike.kindOf[index] as number;
    const { kinds, similarities } = this.#represented[kind] as Represented;
    kinds.forEach((other, at) => {
      this.#covered[other] = Math.max(this.#covered[other] as number, similarities[at] as number);
    });
    for (const stem of this.#keys[kind] ?? []) this.#heldKeys.add(stem);
    this.#added++;
  }
}

/** Numbers by kind of text, true until another text is added. */
class Known {
  readonly #values: Float64Array;
  readonly #when: Int32Array;

  constructor(kinds: number) {
    this.#values = new Float64Array(kinds);
    this.#when = new Int32Array(kinds).fill(-1);
  }

  of(kind: number, now: number, find: (kind: number) => number): number {
    if (this.#when[kind] !== now) {
      this.#values[kind] = find(kind);
      this.#when[kind] = now;
    }
    return this.#values[kind] as number;
  }
}
