import { AtHand } from './at-hand.ts';

/** A map whose values are made when they are asked for, and kept at hand. */
export class LazyMap<V> implements ReadonlyMap<string, V> {
  private readonly known: ReadonlySet<string>;
  private readonly kept: AtHand<V>;

  /**
   * @param keys all of its keys, in order.
   * @param make the value of a key; the same every time.
   * @param weigh what a value weighs; the sum of what is kept is `most` at the most, or one value.
   */
  constructor(
    keys: Iterable<string>,
    private readonly make: (key: string) => V,
    weigh: (value: V) => number,
    most: number,
  ) {
    this.known = new Set(keys);
    this.kept = new AtHand(weigh, most);
  }

  get size(): number {
    return this.known.size;
  }

  has(key: string): boolean {
    return this.known.has(key);
  }

  get(key: string): V | undefined {
    return this.known.has(key) ? this.kept.value(key, () => this.make(key)) : undefined;
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
