import type { ComparisonRow } from '../measure/comparison.ts';
import type { Side } from '../measure/side.ts';
import type { CodedSegment } from '../model/coded-segments.ts';
import { segmentKey } from '../model/coding.ts';
import { bestSegments } from '../verbatims/best.ts';

/** Whether a theme was not the same on both sides, in a case at least or in its share. */
export function isDifferent({ status, pairs, from, to }: ComparisonRow): boolean {
  if (status !== 'comparable') return false;
  if (pairs && pairs.gained.length + pairs.lost.length > 0) return true;
  return from.share !== to.share;
}

/**
 * What was said of a theme on either side and may be quoted, the best first; of a panel, before them what the cases said
 * that gained or lost it.
 * @param max at most so many a side
 * @param quoted keys of the passages shown so far, which are not shown again; these are added
 */
export function verbatimsBehind(
  row: ComparisonRow,
  [from, to]: readonly [Side, Side],
  max: number,
  quoted: Set<string>,
): { readonly from: readonly CodedSegment[]; readonly to: readonly CodedSegment[] } {
  const codes = row.union.length > 0 ? row.union : [row.code];
  const best = ({ coded, selection }: Side, first: readonly string[]) => {
    const segments = codes.flatMap((code) => bestSegments(coded, code, { selection }));
    const changed = (segment: CodedSegment) => first.includes(coded.sourceById.get(segment.source)?.case ?? '');
    const fresh = [...new Set(segments)].filter((segment) => !quoted.has(segmentKey(segment)));
    const chosen = [...fresh.filter(changed), ...fresh.filter((segment) => !changed(segment))].slice(0, max);
    for (const segment of chosen) quoted.add(segmentKey(segment));
    return chosen;
  };
  return { from: best(from, row.pairs?.lost ?? []), to: best(to, row.pairs?.gained ?? []) };
}
