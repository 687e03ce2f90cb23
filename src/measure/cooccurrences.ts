import { isAssessed } from '../model/assessed.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { segmentsOf } from './frequency.ts';

/** Two codes that meet: in how many pairs of overlapping segments (a segment with both counts once), and in how many cases. */
export interface Cooccurrence {
  readonly codes: readonly [string, string];
  readonly segments: number;
  readonly cases: number;
}

/** Every pair of codes with an overlapping segment in an assessed source, most segments first, then in the order given. */
export function cooccurrences(coded: CodedStudy, codes: readonly string[], selection: Selection = {}): Cooccurrence[] {
  const chosen = new Set(coded.sources.filter((source) => isSelected(source, selection)).map(({ id }) => id));
  const bySource = new Map<string, { code: number; start: number; end: number }[]>();
  codes.forEach((code, index) => {
    for (const segment of segmentsOf(coded, code)) {
      const source = coded.sourceById.get(segment.source);
      if (!source || !chosen.has(source.id) || !isAssessed(coded, source, code)) continue;
      const list = bySource.get(source.id) ?? [];
      list.push({ code: index, start: segment.start, end: segment.end });
      bySource.set(source.id, list);
    }
  });
  const pairs = new Map<string, { first: number; second: number; segments: Set<string>; cases: Set<string> }>();
  for (const [id, segments] of bySource) {
    const name = coded.sourceById.get(id)?.case as string;
    for (const one of segments) {
      for (const other of segments) {
        if (one.code >= other.code || !overlaps(one, other)) continue;
        const key = `${one.code} ${other.code}`;
        const pair = pairs.get(key) ?? { first: one.code, second: other.code, segments: new Set(), cases: new Set() };
        pair.segments.add(`${id} ${Math.max(one.start, other.start)}`);
        pair.cases.add(name);
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.values()]
    .sort((a, b) => b.segments.size - a.segments.size || a.first - b.first || a.second - b.second)
    .map(({ first, second, segments, cases }) => ({
      codes: [codes[first] as string, codes[second] as string],
      segments: segments.size,
      cases: cases.size,
    }));
}
