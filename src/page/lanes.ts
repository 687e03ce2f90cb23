import type { PagePiece } from '../model/page-source.ts';

/** Something drawn beside the text, from its first piece to its last. */
export interface Strip {
  readonly pieces: readonly PagePiece[];
}

/**
 * A lane for each strip, so that none lies upon another: the first that is free where it begins. Strips that begin first
 * come first, long ones before short ones.
 */
export function lanesOf<T extends Strip>(strips: readonly T[]): ReadonlyMap<T, number> {
  const ordered = strips
    .filter(({ pieces }) => pieces.length > 0)
    .map((strip) => ({ strip, from: startOf(strip), to: endOf(strip) }))
    .sort((a, b) => compare(a.from, b.from) || compare(b.to, a.to));
  const ends: Place[] = [];
  const lanes = new Map<T, number>();
  for (const { strip, from, to } of ordered) {
    const free = ends.findIndex((end) => compare(end, from) <= 0);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    lanes.set(strip, lane);
  }
  return lanes;
}

type Place = readonly [paragraph: number, at: number];

function startOf({ pieces }: Strip): Place {
  const first = pieces[0] as PagePiece;
  return [first.paragraph, first.from];
}

function endOf({ pieces }: Strip): Place {
  const last = pieces.at(-1) as PagePiece;
  return [last.paragraph, last.to];
}

function compare(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1];
}
