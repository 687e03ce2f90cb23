/** A number by which an entry is ordered: the greatest first, then the lowest index. */
export interface Keyed {
  readonly value: number;
  readonly index: number;
}

/** Entries in the order in which they are wanted; adding one and taking the first are logarithmic. */
export class Heap<Entry extends Keyed> {
  readonly #entries: Entry[] = [];

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  add(entry: Entry): void {
    const entries = this.#entries;
    let at = entries.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(entry, entries[above] as Entry)) break;
      entries[at] = entries[above] as Entry;
      at = above;
    }
    entries[at] = entry;
  }

  takeFirst(): Entry | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return first;
    let at = 0;
    for (let below = 1; below < entries.length; below = 2 * at + 1) {
      const next = below + 1 < entries.length && isBefore(entries[below + 1] as Entry, entries[below] as Entry);
      const child = next ? below + 1 : below;
      if (!isBefore(entries[child] as Entry, last)) break;
      entries[at] = entries[child] as Entry;
      at = child;
    }
    entries[at] = last;
    return first;
  }
}

function isBefore(a: Keyed, b: Keyed): boolean {
  return a.value > b.value || (a.value === b.value && a.index < b.index);
}
