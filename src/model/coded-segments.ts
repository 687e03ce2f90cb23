import { findCode } from './codebook.ts';
import type { Segment } from './coding.ts';
import type { CodedStudy } from './study.ts';

/** A segment with all that counted coders say of it; coders of one span are merged. */
export interface CodedSegment extends Segment {
  readonly coders: readonly string[];
  /** Ids of codes, aliases followed, in the codebook's order. */
  readonly codes: readonly string[];
  /** Codes the passage speaks against. */
  readonly against: readonly string[];
  /** Ids of its codings, where they have one. */
  readonly ids: readonly string[];
}

const cache = new WeakMap<CodedStudy, readonly CodedSegment[]>();

/**
 * The distinct segments of the counted coders, by source and place. Interviewers' words, withdrawn passages and
 * orphans have none.
 */
export function codedSegments(coded: CodedStudy): readonly CodedSegment[] {
  const known = cache.get(coded);
  if (known) return known;
  const order = new Map([...coded.codebook.codes.keys()].map((id, index) => [id, index]));
  const merged = new Map<
    string,
    { segment: Segment; coders: Set<string>; codes: Set<string>; against: Set<string>; ids: Set<string> }
  >();
  for (const { coding, coder, source, path, segment } of coded.codings) {
    if (!segment || segment.text === '' || coding.status === 'rejected') continue;
    if (!coded.counted.get(source)?.some((file) => file.path === path)) continue;
    const key = `${source}\0${segment.start}\0${segment.end}`;
    const entry = merged.get(key) ?? {
      segment,
      coders: new Set(),
      codes: new Set(),
      against: new Set(),
      ids: new Set(),
    };
    merged.set(key, entry);
    entry.coders.add(coder);
    for (const id of coding.codes) add(entry.codes, findCode(coded.codebook, id)?.id);
    for (const id of coding.against) add(entry.against, findCode(coded.codebook, id)?.id);
    add(entry.ids, coding.id);
  }
  const sorted = (ids: Iterable<string>) => [...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const position = new Map(coded.sources.map(({ id }, index) => [id, index]));
  const segments = [...merged.values()]
    .map(({ segment, coders, codes, against, ids }) => ({
      ...segment,
      coders: [...coders].sort(),
      codes: sorted(codes),
      against: sorted(against),
      ids: [...ids],
    }))
    .sort(
      (a, b) => (position.get(a.source) ?? 0) - (position.get(b.source) ?? 0) || a.start - b.start || a.end - b.end,
    );
  cache.set(coded, segments);
  return segments;
}

function add(set: Set<string>, value: string | undefined): void {
  if (value !== undefined) set.add(value);
}
