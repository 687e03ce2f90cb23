import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';

export interface BoundarySimilarity {
  /** B: edits over edits and matches, 0–1. */
  readonly boundary: number;
  /** S: edits over all places where a boundary could be, 0–1; null of one piece. Kind to texts with few boundaries. */
  readonly segmentation: number | null;
  /** Neither coder cut the text anywhere: both are 1, and say nothing. */
  readonly noBoundaries: boolean;
}

/**
 * Boundary similarity B of two ways to cut a text (Fournier 2013, ACL, p. 1702), and segmentation similarity S (Fournier &
 * Inkpen 2012, NAACL, p. 152), over boundary edit distance: a boundary only one coder set is an edit of 1; one that both set
 * less than `reach` places apart is a near miss, an edit of distance ÷ reach.
 * @param a, b lengths of the segments, in order
 * @param reach by default 2: neighbouring places are near misses, at ½
 * @returns refused of texts of different length, and of no text
 */
export function boundarySimilarity(
  a: readonly number[],
  b: readonly number[],
  reach = 2,
): Measured<BoundarySimilarity> {
  if ([...a, ...b].some((length) => !Number.isInteger(length) || length < 1)) return refuse('invalid-counts');
  if (sum(a) !== sum(b)) return refuse('different-lengths');
  const places = sum(a) - 1;
  if (places < 0) return refuse('empty-input');
  const [cuts, others] = [boundariesOf(a), boundariesOf(b)];
  const matches = [...cuts].filter((place) => others.has(place));
  const only = [cuts, others].map((set) => new Set([...set].filter((place) => !matches.includes(place))));
  const near = nearMisses(only as [Set<number>, Set<number>], places, reach);
  const missed = sum(only.map((set) => set.size)) - 2 * near.length;
  const cost = missed + sum(near) / reach;
  const counted = missed + near.length + matches.length;
  return {
    boundary: counted === 0 ? 1 : 1 - cost / counted,
    segmentation: places === 0 ? null : 1 - cost / places,
    noBoundaries: counted === 0,
  };
}

function boundariesOf(lengths: readonly number[]): Set<number> {
  let at = 0;
  return new Set(lengths.slice(0, -1).map((length) => (at += length)));
}

/** The distances of near misses: the nearest first, from the left, no boundary in two of them. */
function nearMisses([mine, theirs]: [Set<number>, Set<number>], places: number, reach: number): number[] {
  const used = new Set<number>();
  const found: number[] = [];
  for (let distance = 1; distance < reach; distance++) {
    for (let place = 1; place + distance <= places; place++) {
      const other = place + distance;
      const crossed = (mine.has(place) && theirs.has(other)) || (theirs.has(place) && mine.has(other));
      if (!crossed || used.has(place) || used.has(other)) continue;
      used.add(place).add(other);
      found.push(distance);
    }
  }
  return found;
}
