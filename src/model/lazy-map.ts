/** Where not all values fit, those asked for last, this part of what may be kept. */
const lastPart = 1 / 64;

/**
 * A map whose values are made when they are asked for, and kept as long as all of them fit. Where they do not, only a few
 * are: whoever goes through them all finds the first gone when they come round again, and what is kept for long and for
 * nothing makes work for the collector of garbage.
 * @param keys all of its keys, in order.
 * @param make the value of a key; the same every time.
 * @param weigh what a value weighs; the sum of what is kept is `most` at the most, or one value.
 */
export class LazyMap<V> implements ReadonlyMap<string, V> {
  private readonly known: ReadonlySet<string>;
  /** The one asked for last stands last. */
  private readonly kept = new Map<string, V>();
  private weight = 0;
  /** What may be kept of it. */
  private room: number;
  /** Whoever asks for a value often asks for it again. */
  private last: { readonly key: string; readonly value: V } | undefined;

  constructor(
    keys: Iterable<string>,
    private readonly make: (key: string) => V,
    private readonly weigh: (value: V) => number,
    private readonly most: number,
  ) {
    this.known = new Set(keys);
    this.room = most;
  }

  get size(): number {
    return this.known.size;
  }

  has(key: string): boolean {
    return this.known.has(key);
  }

  get(key: string): V | undefined {
    if (key === this.last?.key) return this.last.value;
    if (!this.known.has(key)) return undefined;
    const value = this.keptOrMade(key);
    this.last = { key, value };
    return value;
  }

  private keptOrMade(key: string): V {
    const before = this.kept.get(key);
    if (before !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, before);
      return before;
    }
    const value = this.make(key);
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

  keys(): MapIterator<string> {
    return this.known.keys();
  }

  *values(): MapIterator<V> {
    for (const key of this.known) yield this.get(key) as V;
  }

  *entries(): MapIterator<[string, V]> {
    for (const key of this.known) yield [key, this.get(key) as V];
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }
}
