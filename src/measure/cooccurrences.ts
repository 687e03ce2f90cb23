import { isAssessed } from '../model/assessed.ts';
import { lineage } from '../model/codebook.ts';
import type { CodedSegment } from '../model/coded-segments.ts';
import { covers } from '../model/coding.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { segmentsOf } from './frequency.ts';

/** Two codes that meet: in how many pairs of overlapping segments (a segment with both counts once), and in how many cases. */
export interface Cooccurrence {
  readonly codes: readonly [string, string];
  readonly segments: number;
  readonly cases: number;
}

/** A segment with the codes that are looked at, by their index. */
interface Bearing {
  readonly segment: CodedSegment;
  readonly codes: number[];
}

/** Every pair of codes with an overlapping segment in an assessed source, most segments first, then in the order given. */
export function cooccurrences(coded: CodedStudy, codes: readonly string[], selection: Selection = {}): Cooccurrence[] {
  const pairs = new Map<string, { first: number; second: number; segments: number; cases: Set<string> }>();
  const add = (one: number, other: number, name: string) => {
    const [first, second] = [Math.min(one, other), Math.max(one, other)];
    const key = `${first} ${second}`;
    const pair = pairs.get(key) ?? { first, second, segments: 0, cases: new Set() };
    pair.segments++;
    pair.cases.add(name);
    pairs.set(key, pair);
  };
  const related = relatives(coded, codes);
  for (const [id, bearings] of bearingsBySource(coded, codes, selection)) {
    const name = coded.sourceById.get(id)?.case as string;
    for (const [one, other] of meetings([...bearings.values()])) {
      for (const [first, second] of codePairs(one, other))
        if (!related.has(`${first} ${second}`)) add(first, second, name);
    }
  }
  return [...pairs.values()]
    .sort((a, b) => b.segments - a.segments || a.first - b.first || a.second - b.second)
    .map(({ first, second, segments, cases }) => ({
      codes: [codes[first] as string, codes[second] as string],
      segments,
      cases: cases.size,
    }));
}

/** Pairs of a code and one above it, by index: that they meet says nothing. */
function relatives(coded: CodedStudy, codes: readonly string[]): Set<string> {
  const index = new Map(codes.map((code, i) => [code, i]));
  const pairs = codes.flatMap((code, i) =>
    lineage(coded.codebook, code).flatMap(({ id }) => {
      const above = index.get(id);
      return above === undefined || above === i ? [] : [`${above} ${i}`, `${i} ${above}`];
    }),
  );
  return new Set(pairs);
}

function bearingsBySource(
  coded: CodedStudy,
  codes: readonly string[],
  selection: Selection,
): Map<string, Map<CodedSegment, Bearing>> {
  const sources = coded.sources.filter((source) => isSelected(source, selection));
  const bySource = new Map(sources.map(({ id }) => [id, new Map<CodedSegment, Bearing>()]));
  codes.forEach((code, index) => {
    const assessed = new Set(sources.filter((source) => isAssessed(coded, source, code)).map(({ id }) => id));
    for (const segment of segmentsOf(coded, code)) {
      if (!assessed.has(segment.source)) continue;
      const bearings = bySource.get(segment.source) as Map<CodedSegment, Bearing>;
      const bearing = bearings.get(segment) ?? { segment, codes: [] };
      bearing.codes.push(index);
      bearings.set(segment, bearing);
    }
  });
  return bySource;
}

/** Each segment with itself and with every later one that shares coded words with it: a sweep along the source. */
function* meetings(bearings: readonly Bearing[]): Generator<[Bearing, Bearing]> {
  const ordered = [...bearings].sort((a, b) => a.segment.start - b.segment.start || a.segment.end - b.segment.end);
  let open: Bearing[] = [];
  for (const bearing of ordered) {
    open = open.filter(({ segment }) => segment.end > bearing.segment.start);
    for (const other of open) if (meet(other.segment, bearing.segment)) yield [other, bearing];
    yield [bearing, bearing];
    open.push(bearing);
  }
}

function meet(a: CodedSegment, b: CodedSegment): boolean {
  return a.parts.some((part) => covers(b, part));
}

/** The distinct unordered pairs of a code of one segment and another code of the other. */
function codePairs(one: Bearing, other: Bearing): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  for (const a of one.codes) {
    for (const b of other.codes) {
      if (a !== b) pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b]);
    }
  }
  return [...pairs.values()];
}
