import { isAskable, isReadFor } from '../model/assessed.ts';
import { findCode, lineage } from '../model/codebook.ts';
import { type Coding, type CodingFile, covers, type LocatedCoding, machines, type Segment } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';

/** What people have said of a passage; every set holds ids of the codebook, aliases followed. */
export interface Judgement {
  /** Codes it was given, and all above them. */
  readonly given: ReadonlySet<string>;
  /** Codes it speaks against. */
  readonly against: ReadonlySet<string>;
  /** Codes that a person refused when a machine suggested them. */
  readonly rejected: ReadonlySet<string>;
}

type Located = LocatedCoding & { readonly segment: Segment };

const cache = new WeakMap<CodedStudy, ReadonlyMap<string, readonly Located[]>>();

/** What people have said of the words of a span of a source, whoever they are, counted or not. */
export function judgementOf(coded: CodedStudy, source: string, span: Span): Judgement {
  const [given, against, rejected] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { coding, coder, segment } of codingsIn(coded, source)) {
    if (!covers(segment, span)) continue;
    if (coding.status === 'rejected') add(coded, coding.codes, rejected);
    else if (!machines.has(coder) && coding.status !== 'suggested') {
      add(coded, coding.codes, given, (id) => lineage(coded.codebook, id).map((above) => above.id));
      add(coded, coding.against, against);
    }
  }
  return { given, against, rejected };
}

/** Whether people have settled a code for a passage: given it or one below it, or said that it, or one above it, is not there. */
export function isSettled(coded: CodedStudy, code: string, judgement: Judgement): boolean {
  return judgement.given.has(code) || isRefused(coded, code, judgement);
}

/** Whether people have said that a code, or one above it, is not in a passage. */
export function isRefused(coded: CodedStudy, code: string, { against, rejected }: Judgement): boolean {
  return lineage(coded.codebook, code).some(({ id }) => against.has(id) || rejected.has(id));
}

/** The codes, and all above them, that counted people have given to words of a span of a source. */
export function codesGiven(coded: CodedStudy, source: string, span: Span): ReadonlySet<string> {
  const given = new Set<string>();
  for (const { codes } of countedCodings(coded, source, span))
    add(coded, codes, given, (id) => lineage(coded.codebook, id).map((above) => above.id));
  return given;
}

/** Whether counted people have coded words of a span at all, for a code or against it. */
export function isCodedByPeople(coded: CodedStudy, source: string, span: Span): boolean {
  return countedCodings(coded, source, span).length > 0;
}

function countedCodings(coded: CodedStudy, source: string, span: Span): Coding[] {
  const paths = new Set(personsCounted(coded, source).map(({ path }) => path));
  return codingsIn(coded, source).flatMap(({ coding, path, segment }) => {
    const isOpen = coding.status === 'rejected' || coding.status === 'suggested';
    return !isOpen && paths.has(path) && covers(segment, span) ? [coding] : [];
  });
}

/** Whether people whose codings count have read a source to the end for a code it could touch. */
export function isReadByPeople(coded: CodedStudy, source: Source, code: string): boolean {
  if (!source.counted || !isAskable(coded, source, code)) return false;
  return personsCounted(coded, source.id).some((file) => isReadFor(coded, file, code));
}

function personsCounted(coded: CodedStudy, source: string): readonly CodingFile[] {
  return (coded.counted.get(source) ?? []).filter(({ coder }) => !machines.has(coder));
}

function add(
  coded: CodedStudy,
  codes: readonly string[],
  to: Set<string>,
  all: (id: string) => readonly string[] = (id) => [id],
): void {
  for (const code of codes) {
    const id = findCode(coded.codebook, code)?.id;
    for (const one of id === undefined ? [] : all(id)) to.add(one);
  }
}

function codingsIn(coded: CodedStudy, source: string): readonly Located[] {
  const known = cache.get(coded) ?? bySource(coded);
  cache.set(coded, known);
  return known.get(source) ?? [];
}

function bySource(coded: CodedStudy): Map<string, Located[]> {
  const groups = new Map<string, Located[]>();
  for (const { segment, ...located } of coded.codings) {
    if (!segment) continue;
    const group = groups.get(located.source);
    if (group) group.push({ ...located, segment });
    else groups.set(located.source, [{ ...located, segment }]);
  }
  return groups;
}
