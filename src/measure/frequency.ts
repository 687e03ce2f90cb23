import { findCode, lineage } from '../model/codebook.ts';
import { type CodedSegment, codedSegments } from '../model/coded-segments.ts';
import { once } from '../model/once.ts';
import type { Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { type CountBase, countBase } from './count-base.ts';
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
  readonly reason?: 'no-assessed-case' | 'no-indicator';
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
  const base = countBase(coded, code, selection);
  const { of, against } = indexOf(coded);
  const present = casesWith(coded, of.get(code), base);
  const denying = casesWith(coded, against.get(code), base);
  const [k, n] = [present.cases.size, base.cases.length];
  const those = (isOne: (name: string) => boolean) => once(() => base.cases.filter(isOne));
  const lists = {
    present: those((name) => present.cases.has(name)),
    absent: those((name) => !present.cases.has(name)),
    against: those((name) => denying.cases.has(name)),
  };
  return {
    code,
    k,
    n,
    unassessed: base.unassessed.length,
    against: denying.cases.size,
    segments: present.segments,
    share: n === 0 ? null : k / n,
    interval: wilsonInterval(k, n),
    ...(n === 0 ? { reason: 'no-assessed-case' as const } : {}),
    /** Names are listed where they are asked for: counts of a thousand codes need none. */
    cases: {
      get present() {
        return lists.present();
      },
      get absent() {
        return lists.absent();
      },
      get against() {
        return lists.against();
      },
      unassessed: base.unassessed,
    },
  };
}

/** The cases of the base in which some of the segments stand, and how many of the segments do. */
function casesWith(coded: CodedStudy, { positions }: Bearing = none, { has }: CountBase) {
  const cases = new Set<string>();
  let segments = 0;
  for (const position of positions) {
    if (has[position] !== 1) continue;
    segments++;
    cases.add((coded.sources[position] as Source).case);
  }
  return { cases, segments };
}

/** Segments, and the positions of their sources in the study; −1: none of it. */
interface Bearing {
  readonly segments: CodedSegment[];
  readonly positions: number[];
}

const none: Bearing = { segments: [], positions: [] };

interface Index {
  readonly of: Map<string, Bearing>;
  readonly against: Map<string, Bearing>;
}

const cache = new WeakMap<CodedStudy, Index>();

/** The distinct segments coded with a code or one below it, all sources. */
export function segmentsOf(coded: CodedStudy, code: string): readonly CodedSegment[] {
  return indexOf(coded).of.get(findCode(coded.codebook, code)?.id ?? code)?.segments ?? [];
}

/** The distinct segments that speak against a code or one below it, all sources. */
export function segmentsAgainst(coded: CodedStudy, code: string): readonly CodedSegment[] {
  return indexOf(coded).against.get(findCode(coded.codebook, code)?.id ?? code)?.segments ?? [];
}

function indexOf(coded: CodedStudy): Index {
  const known = cache.get(coded);
  if (known) return known;
  const index: Index = { of: new Map(), against: new Map() };
  const positions = new Map(coded.sources.map(({ id }, position) => [id, position]));
  for (const segment of codedSegments(coded)) {
    const position = positions.get(segment.source) ?? -1;
    for (const code of withAbove(coded, segment.codes)) put(index.of, code, segment, position);
    for (const code of withAbove(coded, segment.against)) put(index.against, code, segment, position);
  }
  cache.set(coded, index);
  return index;
}

function withAbove(coded: CodedStudy, codes: readonly string[]): Set<string> {
  return new Set(codes.flatMap((code) => lineage(coded.codebook, code).map(({ id }) => id)));
}

function put(map: Map<string, Bearing>, code: string, segment: CodedSegment, position: number): void {
  const bearing = map.get(code) ?? { segments: [], positions: [] };
  bearing.segments.push(segment);
  bearing.positions.push(position);
  map.set(code, bearing);
}
