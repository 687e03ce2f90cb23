/** Where not all values fit, those asked for last, this part of what may be kept. */
const lastPart = 1 / 64;

/**
 * Values that are made when they are asked for, and kept as long as all of them fit. Where they do not, only a few are:
 * whoever goes through them all finds the first gone when they come round again, and what is kept for long and for nothing
 * makes work for the collector of garbage.
 */
export class AtHand<V> {
  /** The one asked for last stands last. */
  private readonly kept = new Map<string, V>();
  private weight = 0;
  /** What may be kept of it. */
  private room: number;
  /** Whoever asks for a value often asks for it again. */
  private last: { readonly key: string; readonly value: V } | undefined;

  /** @param weigh what a value weighs; the sum of what is kept is `most` at the most, or one value. */
  constructor(
    private readonly weigh: (value: V) => number,
    private readonly most: number,
  ) {
    this.room = most;
  }

  /** @param make the value of the key; the same every time. */
  value(key: string, make: () => V): V {
    if (key === this.last?.key) return this.last.value;
    const value = this.keptOrMade(key, make);
    this.last = { key, value };
    return value;
  }

  private keptOrMade(key: string, make: () => V): V {
    const before = this.kept.get(key);
    if (before !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, before);
      return before;
    }
    const value = make();
    this.kept.set(key, value);
    this.weight += this.weigh(value);
    if (this.weight > this.most) this.room = this.most * lastPart;
    for (const [old, oldValue] of this.kept) {
      if (this.weight <= this.room || old === key) break;
      this.kept.delete(old);
      this.weight -= this.weigh(oldValue);
    }
    return value;
  }
}
