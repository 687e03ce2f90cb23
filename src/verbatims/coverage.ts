import { type Represented, representation } from './similarity.ts';
import type { Wording } from './wording.ts';

/**
 * What chosen texts cover of all of them: half by standing for the others (facility location, after Lin and Bilmes
 * 2011), half by holding the code's own words. Monotone and submodular: adding a text never covers less, and what it
 * adds only shrinks as others are added, so a greedy choice is within 1 − 1/e of the best (Nemhauser et al. 1978).
 */
export class Coverage {
  readonly #represented: readonly (readonly Represented[])[];
  readonly #keys: readonly (readonly string[])[];
  readonly #weights: ReadonlyMap<string, number>;
  readonly #totalWeight: number;
  /** How well each text is stood for so far, 0–1. */
  readonly #covered: Float64Array;
  readonly #heldKeys = new Set<string>();

  constructor(wordings: readonly Wording[], others: readonly Wording[], keyWeights: ReadonlyMap<string, number>) {
    this.#represented = representation(wordings, others);
    this.#keys = wordings.map(({ stems }) => [...stems.keys()].filter((stem) => keyWeights.has(stem)));
    this.#weights = keyWeights;
    this.#totalWeight = [...keyWeights.values()].reduce((sum, weight) => sum + weight, 0);
    this.#covered = new Float64Array(wordings.length);
  }

  /** The share of all texts it newly stands for, 0–1; before anything is added, how typical it is. */
  standsFor(index: number): number {
    let sum = 0;
    for (const { index: other, similarity } of this.#represented[index] ?? []) {
      sum += Math.max(0, similarity - (this.#covered[other] ?? 0));
    }
    return sum / this.#covered.length;
  }

  /** What a text would add, 0–1. */
  gain(index: number): number {
    if (!this.#totalWeight) return this.standsFor(index);
    let weight = 0;
    for (const stem of this.#keys[index] ?? []) if (!this.#heldKeys.has(stem)) weight += this.#weights.get(stem) ?? 0;
    return (this.standsFor(index) + weight / this.#totalWeight) / 2;
  }

  add(index: number): void {
    for (const { index: other, similarity } of this.#represented[index] ?? []) {
      this.#covered[other] = Math.max(this.#covered[other] ?? 0, similarity);
    }
    for (const stem of this.#keys[index] ?? []) this.#heldKeys.add(stem);
  }
}
