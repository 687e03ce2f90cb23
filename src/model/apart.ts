import { overlaps, type Span } from './span.ts';

/** Of spans that overlap, the first in the order they are given; what is kept, in that order. Quick for many. */
export function firstApart<T extends Span>(spans: readonly T[]): T[] {
  if (spans.length < 2) return [...spans];
  const order = [...spans.keys()].sort((a, b) => {
    const [one, other] = [spans[a] as T, spans[b] as T];
    return one.start - other.start || one.end - other.end || a - b;
  });
  const ranks = new Uint32Array(spans.length);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  const kept = new KeptRanks(spans.length);
  const at = (rank: number) => spans[order[rank] ?? -1];
  return spans.filter((span, index) => {
    const rank = ranks[index] as number;
    // Those kept lie apart: only the nearest on either side can meet it.
    if ([at(kept.before(rank)), at(kept.after(rank))].some((other) => other && overlaps(span, other))) return false;
    kept.add(rank);
    return true;
  });
}

/** Of spans that overlap, the longest, of two as long the first; what is kept, in the order of the text. */
export function longestApart<T extends Span>(spans: readonly T[]): T[] {
  const longestFirst = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  return firstApart(longestFirst).sort((a, b) => a.start - b.start);
}

/** Numbers below a size, and the nearest of them on either side: a tree of two branches, each with whether any is below. */
class KeptRanks {
  private readonly leaves: number;
  private readonly any: Uint8Array;

  constructor(size: number) {
    this.leaves = 2 ** Math.ceil(Math.log2(size));
    this.any = new Uint8Array(2 * this.leaves);
  }

  add(rank: number): void {
    for (let node = rank + this.leaves; node > 0 && !this.any[node]; node >>= 1) this.any[node] = 1;
  }

  /** The greatest below; -1 where there is none. */
  before(rank: number): number {
    return this.nearest(rank, 1);
  }

  /** The least above; -1 where there is none. */
  after(rank: number): number {
    return this.nearest(rank, 0);
  }

  /** @param side 1 to come from a right branch and look into the left one beside it, 0 the other way round. */
  private nearest(rank: number, side: 0 | 1): number {
    const { any, leaves } = this;
    let node = rank + leaves;
    while (node > 1 && !((node & 1) === side && any[node ^ 1])) node >>= 1;
    if (node <= 1) return -1;
    for (node ^= 1; node < leaves; ) node = any[2 * node + side] ? 2 * node + side : 2 * node + 1 - side;
    return node - leaves;
  }
}
