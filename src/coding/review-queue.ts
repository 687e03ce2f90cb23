import { findCode, lineage } from '../model/codebook.ts';
import { type LocatedCoding, machines, type Segment, segmentKey } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { isBlind } from './blind-sample.ts';

/** A machine's suggestion nobody has decided, with its place. */
export interface OpenSuggestion extends LocatedCoding {
  readonly segment: Segment;
  /** Ids of the codes it is about, aliases followed. */
  readonly codes: readonly string[];
}

/** A passage with what machines suggest for it: what a reviewer reads at once. */
export interface ReviewPassage {
  readonly source: Source;
  readonly segment: Segment;
  readonly suggestions: readonly OpenSuggestion[];
  /** The reviewer codes it before seeing the suggestions. */
  readonly blind: boolean;
}

export interface QueueOptions {
  readonly order: ReviewOrder;
  /** Only these codes. */
  readonly codes?: ReadonlySet<string>;
  /** Only these sources, by id. */
  readonly sources?: ReadonlySet<string>;
  readonly machine?: string;
  /** Share of the passages that are read blind, 0–1. */
  readonly blind?: number;
}

export type ReviewOrder = 'useful' | 'code' | 'source' | 'confidence';

export interface ReviewQueue {
  readonly passages: readonly ReviewPassage[];
  /** Suggestions the coder has already given: their code, or one below it, on words of the passage. */
  readonly known: number;
}

/** The undecided suggestions in the order they are to be asked; those of one passage together. */
export function reviewQueue(coded: CodedStudy, coder: string, options: QueueOptions): ReviewQueue {
  const all = openSuggestions(coded).filter(
    ({ codes, source, coder: machine }) =>
      (!options.sources || options.sources.has(source)) &&
      (options.machine === undefined || machine === options.machine) &&
      (!options.codes || codes.some((code) => options.codes?.has(code))),
  );
  const own = ownCodings(coded, coder);
  const open = all.filter((suggestion) => !isGiven(suggestion, own.get(suggestion.source) ?? [], coded));
  const sorted = inOrder(open, coded, options.order);
  const groups = new Map<string, OpenSuggestion[]>();
  for (const one of sorted) {
    const key = `${segmentKey(one.segment)}${options.order === 'code' ? `\0${one.codes[0]}` : ''}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const passages = [...groups.values()].map((suggestions): ReviewPassage => {
    const { segment, source } = suggestions[0] as OpenSuggestion;
    const unread = suggestions.every(({ coding }) => coding.review === undefined);
    const blind = unread && isBlind(segment, options.blind ?? 0);
    return { source: coded.sourceById.get(source) as Source, segment, suggestions, blind };
  });
  return { passages, known: all.length - open.length };
}

/** The suggestions of a passage that are open and that the coder has not given. */
export function openAt(coded: CodedStudy, coder: string, segment: Segment): OpenSuggestion[] {
  const { passages } = reviewQueue(coded, coder, { order: 'source' });
  const key = segmentKey(segment);
  return passages.flatMap(({ suggestions }) => suggestions).filter((one) => segmentKey(one.segment) === key);
}

/** What machines suggest and nobody has decided, where the place and every code are known. */
function openSuggestions(coded: CodedStudy): OpenSuggestion[] {
  return coded.codings.flatMap((located) => {
    const { coding, coder, segment } = located;
    const isOpen = coding.status === undefined || coding.status === 'suggested';
    if (!machines.has(coder) || !isOpen || !segment || segment.text === '') return [];
    const codes = coding.codes.flatMap((id) => findCode(coded.codebook, id)?.id ?? []);
    return codes.length > 0 && codes.length === coding.codes.length ? [{ ...located, segment, codes }] : [];
  });
}

function ownCodings(coded: CodedStudy, coder: string): Map<string, LocatedCoding[]> {
  const own = new Map<string, LocatedCoding[]>();
  for (const located of coded.codings) {
    if (located.coder !== coder) continue;
    const known = own.get(located.source);
    if (known) known.push(located);
    else own.set(located.source, [located]);
  }
  return own;
}

function isGiven({ segment, codes }: OpenSuggestion, own: readonly LocatedCoding[], coded: CodedStudy): boolean {
  // Of thousands of codings most are elsewhere: their ends say so.
  const shares = (one: Segment) =>
    overlaps(one, segment) && one.parts.some((part) => segment.parts.some((other) => overlaps(part, other)));
  const given = own.filter((located) => located.segment && shares(located.segment));
  const ids = new Set(given.flatMap(({ coding }) => [...coding.codes, ...coding.against]));
  const lines = [...ids].flatMap((id) => lineage(coded.codebook, findCode(coded.codebook, id)?.id ?? ''));
  return codes.every((code) => lines.some(({ id }) => id === code));
}

interface Ranked {
  readonly suggestion: OpenSuggestion;
  readonly rank: number;
}

/** Sorted so that what is first deserves a decision most; by source and place where that says nothing. */
function inOrder(open: readonly OpenSuggestion[], coded: CodedStudy, order: ReviewOrder): OpenSuggestion[] {
  const positions = new Map(coded.sources.map(({ id }, index) => [id, index]));
  const codes = new Map([...coded.codebook.codes.keys()].map((id, index) => [id, index]));
  const counts = codeCounts(open);
  const rank = (one: OpenSuggestion): number => {
    if (order === 'useful') return -usefulness(one, counts);
    if (order === 'code') return codes.get(one.codes[0] as string) ?? 0;
    return order === 'confidence' ? -(one.coding.confidence ?? -1) : 0;
  };
  const ranked = open.map((suggestion): Ranked => ({ suggestion, rank: rank(suggestion) }));
  const surer = (a: OpenSuggestion, b: OpenSuggestion) =>
    order === 'code' ? (b.coding.confidence ?? -1) - (a.coding.confidence ?? -1) : 0;
  ranked.sort(
    ({ suggestion: a, rank: first }, { suggestion: b, rank: second }) =>
      first - second ||
      surer(a, b) ||
      (positions.get(a.source) ?? 0) - (positions.get(b.source) ?? 0) ||
      a.segment.start - b.segment.start ||
      a.segment.end - b.segment.end ||
      (codes.get(a.codes[0] as string) ?? 0) - (codes.get(b.codes[0] as string) ?? 0),
  );
  return ranked.map(({ suggestion }) => suggestion);
}

/** How many open suggestions each code has. */
export function codeCounts(open: readonly OpenSuggestion[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const code of open.flatMap(({ codes }) => codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/**
 * How much a decision would settle: the uncertainty of the suggestion (1 at a confidence of a half, 0 at none or full; 1
 * where it is unknown) times the logarithm of how many suggestions its code has.
 */
export function usefulness({ coding, codes }: OpenSuggestion, counts: ReadonlyMap<string, number>): number {
  const uncertainty = coding.confidence === undefined ? 1 : 1 - Math.abs(2 * coding.confidence - 1);
  const most = Math.max(...codes.map((code) => counts.get(code) ?? 0));
  return uncertainty * Math.log2(1 + most);
}
