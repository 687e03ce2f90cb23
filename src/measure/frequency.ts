import { isAssessed } from '../model/assessed.ts';
import { findCode, lineage } from '../model/codebook.ts';
import { type CodedSegment, codedSegments } from '../model/coded-segments.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { wilsonInterval } from './wilson.ts';

/** How many cases a code is present in. Case lists are in the order of the sources. */
export interface Frequency {
  readonly code: string;
  /** Assessed cases with a counted coding of the code or one below it. */
  readonly k: number;
  /** Cases with a source assessed for the code. */
  readonly n: number;
  /** Cases of the selection with no source assessed for it. */
  readonly unassessed: number;
  /** Assessed cases that speak against it. */
  readonly against: number;
  /** Distinct segments behind k, coders merged. */
  readonly segments: number;
  /** k ÷ n, 0–1; null where n is 0. */
  readonly share: number | null;
  /** 95 % Wilson interval of the share, as if cases were drawn at random; null where n is 0. */
  readonly interval: [number, number] | null;
  readonly reason?: 'no-assessed-case';
  readonly cases: {
    readonly present: readonly string[];
    readonly absent: readonly string[];
    readonly against: readonly string[];
    readonly unassessed: readonly string[];
  };
}

/** Counts a code over the selected cases; with several waves selected a case counts once, their union. */
export function frequency(coded: CodedStudy, id: string, selection: Selection = {}): Frequency {
  const code = findCode(coded.codebook, id)?.id ?? id;
  const selected = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const assessed = selected.filter((source) => isAssessed(coded, source, code));
  const ids = new Set(assessed.map(({ id }) => id));
  const spans = segmentsOf(coded, code).filter(({ source }) => ids.has(source));
  const denying = segmentsAgainst(coded, code).filter(({ source }) => ids.has(source));
  const caseOf = (source: string) => coded.sourceById.get(source)?.case as string;
  const asked = new Set(assessed.map((source) => source.case));
  const all = [...asked];
  const present = new Set(spans.map(({ source }) => caseOf(source)));
  const against = new Set(denying.map(({ source }) => caseOf(source)));
  const cases = {
    present: all.filter((name) => present.has(name)),
    absent: all.filter((name) => !present.has(name)),
    against: all.filter((name) => against.has(name)),
    unassessed: [...new Set(selected.map((source) => source.case))].filter((name) => !asked.has(name)),
  };
  const [k, n] = [cases.present.length, all.length];
  return {
    code,
    k,
    n,
    unassessed: cases.unassessed.length,
    against: cases.against.length,
    segments: spans.length,
    share: n === 0 ? null : k / n,
    interval: wilsonInterval(k, n),
    ...(n === 0 ? { reason: 'no-assessed-case' as const } : {}),
    cases,
  };
}

interface Index {
  readonly of: Map<string, CodedSegment[]>;
  readonly against: Map<string, CodedSegment[]>;
}

const cache = new WeakMap<CodedStudy, Index>();

/** The distinct segments coded with a code or one below it, all sources. */
export function segmentsOf(coded: CodedStudy, code: string): readonly CodedSegment[] {
  return indexOf(coded).of.get(findCode(coded.codebook, code)?.id ?? code) ?? [];
}

/** The distinct segments that speak against a code or one below it, all sources. */
export function segmentsAgainst(coded: CodedStudy, code: string): readonly CodedSegment[] {
  return indexOf(coded).against.get(findCode(coded.codebook, code)?.id ?? code) ?? [];
}

function indexOf(coded: CodedStudy): Index {
  const known = cache.get(coded);
  if (known) return known;
  const index: Index = { of: new Map(), against: new Map() };
  for (const segment of codedSegments(coded)) {
    put(coded, index.of, segment.codes, segment);
    put(coded, index.against, segment.against, segment);
  }
  cache.set(coded, index);
  return index;
}

function put(
  coded: CodedStudy,
  map: Map<string, CodedSegment[]>,
  codes: readonly string[],
  segment: CodedSegment,
): void {
  const above = new Set(codes.flatMap((code) => lineage(coded.codebook, code).map(({ id }) => id)));
  for (const id of above) {
    const list = map.get(id);
    if (list) list.push(segment);
    else map.set(id, [segment]);
  }
}
