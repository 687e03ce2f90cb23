import { findCode } from './codebook.ts';
import { isSamePlace, type LocatedCoding, machines, type Segment, segmentKey } from './coding.ts';
import { grouped } from './grouped.ts';
import { compareText } from './order.ts';
import type { CodedStudy } from './study.ts';

/** A segment with all that counted coders say of it; coders of the same words are merged. */
export interface CodedSegment extends Segment {
  readonly coders: readonly string[];
  /** Ids of codes, aliases followed, in the codebook's order. */
  readonly codes: readonly string[];
  /** Codes the passage speaks against. */
  readonly against: readonly string[];
  /** Its words in the language of the report, as any coder of these words gives them. */
  readonly translation?: string;
  /** What its counted coders say of quoting it; where they differ, it is banned. */
  readonly verbatim?: 'pinned' | 'banned';
  /** Ids of its codings, where they have one. */
  readonly ids: readonly string[];
}

/** A coding of a counted coder that points at a respondent's words. */
type CountedCoding = LocatedCoding & { readonly segment: Segment };

const cache = new WeakMap<CodedStudy, readonly CodedSegment[]>();

/**
 * The distinct segments of the counted coders, by source and place. Interviewers' words, withdrawn passages, orphans
 * and suggestions nobody has accepted have none.
 */
export function codedSegments(coded: CodedStudy): readonly CodedSegment[] {
  const known = cache.get(coded);
  if (known) return known;
  const translations = translationsOf(coded);
  const order = new Map([...coded.codebook.codes.keys()].map((id, index) => [id, index]));
  const bySource = new Map<string, CountedCoding[]>();
  for (const located of coded.codings) {
    if (!isCounted(located, coded)) continue;
    const same = bySource.get(located.source);
    if (same) same.push(located);
    else bySource.set(located.source, [located]);
  }
  const segments: CodedSegment[] = [];
  for (const { id } of coded.sources) {
    for (const codings of samePlaces(bySource.get(id) ?? [])) {
      const segment = merge(codings, coded, order);
      const { translation } = translations(codings);
      segments.push(translation === undefined ? segment : { ...segment, translation });
    }
  }
  cache.set(coded, segments);
  return segments;
}

/** The codings of one source by the words they point at, in the order of the text. */
function samePlaces(codings: CountedCoding[]): CountedCoding[][] {
  const sorted = codings.sort((a, b) => a.segment.start - b.segment.start || a.segment.end - b.segment.end);
  const places: CountedCoding[][] = [];
  // Where places begin and end alike, cuts within them may differ.
  let alike: CountedCoding[][] = [];
  for (const located of sorted) {
    const { segment } = located;
    const last = alike[0]?.[0]?.segment;
    if (last?.start !== segment.start || last.end !== segment.end) alike = [];
    const same = alike.find(([first]) => isSamePlace((first as CountedCoding).segment, segment));
    if (same) {
      same.push(located);
      continue;
    }
    const own = [located];
    alike.push(own);
    places.push(own);
  }
  return places;
}

function isCounted(located: LocatedCoding, coded: CodedStudy): located is CountedCoding {
  const { coding, coder, source, path, segment } = located;
  if (!segment || segment.text === '') return false;
  if (coding.status === 'rejected' || (coding.status === 'suggested' && !machines.has(coder))) return false;
  return coded.counted.get(source)?.some((file) => file.path === path) ?? false;
}

/** A translation serves whoever codes the words: that of a counted coding, else of any. */
function translationsOf(coded: CodedStudy): (same: readonly CountedCoding[]) => Pick<CodedSegment, 'translation'> {
  const known = new Map<string, string>();
  for (const { coding, segment } of coded.codings) {
    if (segment && coding.translation !== undefined && !known.has(segmentKey(segment)))
      known.set(segmentKey(segment), coding.translation);
  }
  if (known.size === 0) return () => ({});
  return (same) => {
    const own = same.find(({ coding }) => coding.translation !== undefined)?.coding.translation;
    const translation = own ?? known.get(segmentKey((same[0] as CountedCoding).segment));
    return translation === undefined ? {} : { translation: translation.trim() };
  };
}

const none: readonly string[] = [];
const alone = new Map<string, readonly string[]>();

/** One list for all segments of one coder, or of one code: there may be a hundred thousand. */
function shared(ids: readonly string[]): readonly string[] {
  const [only] = ids;
  if (only === undefined || ids.length > 1) return ids;
  const known = alone.get(only) ?? ids;
  alone.set(only, known);
  return known;
}

/** One segment of the codings of the same words; where insertions differ, the longest text is shown. */
function merge(codings: readonly CountedCoding[], coded: CodedStudy, order: ReadonlyMap<string, number>): CodedSegment {
  const { source, start, end, parts, text, speaker } = fullest(codings);
  const inOrder = (written: readonly string[]) => codesInOrder(written, coded, order);
  const [only] = codings.length === 1 ? codings : [];
  const coders = shared(only ? [only.coder] : [...new Set(codings.map(({ coder }) => coder))].sort(compareText));
  const codes = inOrder(only ? only.coding.codes : codings.flatMap(({ coding }) => coding.codes));
  const against = inOrder(only ? only.coding.against : codings.flatMap(({ coding }) => coding.against));
  const named = codings.flatMap(({ coding }) => coding.id ?? []);
  const ids = named.length === 0 ? none : [...new Set(named)].sort(compareText);
  const said = codings.flatMap(({ coding }) => coding.verbatim ?? []);
  const verbatim = said.find((one) => one === 'banned') ?? said[0];
  const speaking = speaker === undefined ? {} : { speaker };
  if (verbatim) return { source, start, end, parts, text, ...speaking, coders, codes, against, verbatim, ids };
  // Nearly all: written out, they take half the room.
  return speaker === undefined
    ? { source, start, end, parts, text, coders, codes, against, ids }
    : { source, start, end, parts, text, speaker, coders, codes, against, ids };
}

function fullest([first, ...others]: readonly CountedCoding[]): Segment {
  return others
    .map(({ segment }) => segment)
    .reduce(
      (one, other) => ((other.text.length - one.text.length || compareText(one.text, other.text)) > 0 ? other : one),
      (first as CountedCoding).segment,
    );
}

function codesInOrder(
  written: readonly string[],
  { codebook }: CodedStudy,
  order: ReadonlyMap<string, number>,
): readonly string[] {
  const [first] = written;
  if (first === undefined) return none;
  if (written.length === 1) {
    const code = findCode(codebook, first);
    return code ? shared([code.id]) : none;
  }
  const ids = new Set(written.flatMap((id) => findCode(codebook, id)?.id ?? []));
  return shared([...ids].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

const sourceCache = new WeakMap<CodedStudy, ReadonlyMap<string, readonly CodedSegment[]>>();

/** The distinct segments of one source, by place. */
export function segmentsIn(coded: CodedStudy, source: string): readonly CodedSegment[] {
  const known = sourceCache.get(coded) ?? grouped(codedSegments(coded), (segment) => segment.source);
  sourceCache.set(coded, known);
  return known.get(source) ?? [];
}
