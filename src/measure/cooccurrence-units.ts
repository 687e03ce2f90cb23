import { type CodedSegment, segmentsIn } from '../model/coded-segments.ts';
import { covers } from '../model/coding.ts';
import type { Selection } from '../model/selection.ts';
import type { Paragraph, Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { type CountBase, countBase } from './count-base.ts';
import { segmentsOf } from './frequency.ts';

/** What two codes must share to meet: words of a passage, a paragraph of a respondent, or a source. */
export const withins = ['segment', 'paragraph', 'source'] as const;
export type Within = (typeof withins)[number];

/** A segment with the codes that are looked at, by their index, and those of other segments it shares words with. */
export interface Bearing {
  readonly segment: CodedSegment;
  readonly codes: number[];
}

/** A stretch of text that codes can meet in. Codes by their index, each once. */
export interface Unit {
  readonly source: string;
  /** Codes it bears. */
  readonly own: ReadonlySet<number>;
  /** Of a segment: codes of other segments it shares words with. */
  readonly met: ReadonlySet<number>;
}

/** The selected sources each code is assessed in, by the code's index; one set for all codes assessed in the same. */
export function assessedSets(coded: CodedStudy, codes: readonly string[], selection: Selection): ReadonlySet<string>[] {
  const sets = new Map<CountBase, ReadonlySet<string>>();
  return codes.map((code) => {
    const base = countBase(coded, code, selection);
    const ids = sets.get(base) ?? new Set(coded.sources.flatMap(({ id }, at) => (base.has[at] === 1 ? [id] : [])));
    sets.set(base, ids);
    return ids;
  });
}

/** The segments of each source with the codes assessed there. */
export function bearingsBySource(
  coded: CodedStudy,
  codes: readonly string[],
  assessed: readonly ReadonlySet<string>[],
): Map<string, Bearing[]> {
  const bySource = new Map<string, Map<CodedSegment, Bearing>>();
  codes.forEach((code, index) => {
    for (const segment of segmentsOf(coded, code)) {
      if (!assessed[index]?.has(segment.source)) continue;
      const bearings = bySource.get(segment.source) ?? new Map<CodedSegment, Bearing>();
      bySource.set(segment.source, bearings);
      const bearing = bearings.get(segment) ?? { segment, codes: [] };
      bearing.codes.push(index);
      bearings.set(segment, bearing);
    }
  });
  return new Map([...bySource].map(([source, bearings]) => [source, [...bearings.values()]]));
}

/** Each segment with itself and with every later one that shares coded words with it: a sweep along the source. */
export function* meetings(bearings: readonly Bearing[]): Generator<[Bearing, Bearing]> {
  const ordered = [...bearings].sort((a, b) => a.segment.start - b.segment.start || a.segment.end - b.segment.end);
  let open: Bearing[] = [];
  for (const bearing of ordered) {
    open = open.filter(({ segment }) => segment.end > bearing.segment.start);
    for (const other of open) {
      if (bearing.segment.parts.some((part) => covers(other.segment, part))) yield [other, bearing];
    }
    yield [bearing, bearing];
    open.push(bearing);
  }
}

/** The units of one source that bear a code. */
export function unitsOf(source: Source, bearings: readonly Bearing[], within: Within): Unit[] {
  if (within === 'source') {
    return [{ source: source.id, own: new Set(bearings.flatMap(({ codes }) => codes)), met: new Set() }];
  }
  return within === 'paragraph' ? paragraphUnits(source, bearings) : segmentUnits(source, bearings);
}

function segmentUnits(source: Source, bearings: readonly Bearing[]): Unit[] {
  const met = new Map(bearings.map((bearing) => [bearing, new Set<number>()]));
  for (const [one, other] of meetings(bearings)) {
    if (one === other) continue;
    for (const code of other.codes) met.get(one)?.add(code);
    for (const code of one.codes) met.get(other)?.add(code);
  }
  return bearings.map((bearing) => ({
    source: source.id,
    own: new Set(bearing.codes),
    met: met.get(bearing) as Set<number>,
  }));
}

function paragraphUnits(source: Source, bearings: readonly Bearing[]): Unit[] {
  const paragraphs = answered(source);
  const byParagraph = new Map<number, Set<number>>();
  for (const { segment, codes } of bearings) {
    for (const part of segment.parts) {
      for (let at = firstEndingAfter(paragraphs, part.start); at < paragraphs.length; at++) {
        if ((paragraphs[at] as Paragraph).start >= part.end) break;
        const bearing = byParagraph.get(at) ?? new Set();
        for (const code of codes) bearing.add(code);
        byParagraph.set(at, bearing);
      }
    }
  }
  return [...byParagraph.values()].map((own) => ({ source: source.id, own, met: new Set() }));
}

function firstEndingAfter(paragraphs: readonly Paragraph[], offset: number): number {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle] as Paragraph).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Respondents' paragraphs, in order. */
function answered(source: Source): Paragraph[] {
  return source.turns.flatMap(({ asks, paragraphs }) =>
    asks ? [] : paragraphs.filter(({ kind, text }) => kind === 'paragraph' && text.trim() !== ''),
  );
}

/** How many units a source has, coded or not: of segments, those coded with anything. */
export function unitCount(source: Source, coded: CodedStudy, within: Within): number {
  if (within === 'source') return 1;
  return within === 'paragraph' ? answered(source).length : segmentsIn(coded, source.id).length;
}
