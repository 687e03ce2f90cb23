import { createHash } from 'node:crypto';
import { segmentsAgainst, segmentsOf } from '../measure/frequency.ts';
import { type CodedSegment, codedSegments } from '../model/coded-segments.ts';
import { segmentKey } from '../model/coding.ts';
import { isSelected, type Selection, variableOf } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { hiddenWords, isHiddenWord } from './hidden-words.ts';
import { identities } from './identities.ts';
import { isShown } from './quotable.ts';
import { type Candidate, type Ranked, rankVerbatims } from './rank.ts';
import { writeReasons } from './reasons.ts';
import { selfContained } from './self-contained.ts';
import { type Said, WordedTexts } from './worded-texts.ts';

/** A segment worth quoting. */
export interface BestVerbatim {
  readonly segment: CodedSegment;
  /** 0–1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface BestOptions {
  readonly selection?: Selection;
  /** A variable whose values the first ones should spread over. */
  readonly spread?: string;
  /** Segments that speak against the code instead. */
  readonly against?: boolean;
  /** Keys of segments to put first, besides those a coder has pinned. */
  readonly pinned?: ReadonlySet<string>;
  /** The segments a coder has banned, instead of the others. */
  readonly banned?: boolean;
  /** No more than so many. */
  readonly max?: number | undefined;
  /** Of those ranked, these. */
  readonly among?: (segment: CodedSegment) => boolean;
}

/** The segments of a code that may be quoted, best first; outsiders are among them, sources not assessed for it are not. */
export function bestVerbatims(coded: CodedStudy, code: string, options: BestOptions = {}): BestVerbatim[] {
  const quotable = quotableFor(coded, code, options);
  const reasonsOf = shownReasons(coded);
  return ranked(coded, quotable, options).map((one) => ({
    segment: (quotable[one.candidate.order] as Quotable).segment,
    score: one.score,
    reasons: reasonsOf(one),
  }));
}

/** Words of names that may not be shown are no reason: in a list of words nothing tells what they name. */
function shownReasons(coded: CodedStudy): (one: Ranked) => string[] {
  if (identities(coded).length === 0) return ({ reasons }) => reasons;
  const hidden = hiddenWords(coded);
  return ({ grounds, reasons }) => {
    const proper = grounds.proper.filter((word) => !isHiddenWord(word, hidden));
    return proper.length === grounds.proper.length
      ? reasons
      : writeReasons({ ...grounds, proper }, coded.settings.language);
  };
}

/** The same without score and reasons: not ranked anew as long as nothing changes that the order depends on. */
export function bestSegments(coded: CodedStudy, code: string, options: BestOptions = {}): CodedSegment[] {
  const quotable = quotableFor(coded, code, options);
  const rank = () => ranked(coded, quotable, options).map(({ candidate }) => candidate.order);
  const orders = coded.known ? coded.known('ranking', rankingPrint(coded, quotable, options), rank) : rank();
  return orders.map((order) => (quotable[order] as Quotable).segment);
}

/** A segment that may be chosen, and what its choice depends on besides its words. */
interface Quotable {
  readonly segment: CodedSegment;
  readonly source: Source;
  readonly stratum?: string;
  readonly pinned: boolean;
  readonly wanted: boolean;
}

function quotableFor(coded: CodedStudy, code: string, options: BestOptions): Quotable[] {
  const shown = new Set(
    coded.sources
      .filter((source) => isShown(coded, source, code) && isSelected(source, options.selection ?? {}))
      .map(({ id }) => id),
  );
  const of = options.against ? segmentsAgainst(coded, code) : segmentsOf(coded, code);
  const spread = options.spread ?? (coded.settings.waves.length > 1 ? 'wave' : undefined);
  return of.flatMap((segment): Quotable[] => {
    const isBanned = segment.verbatim === 'banned';
    if (!shown.has(segment.source) || isBanned !== (options.banned ?? false)) return [];
    const source = coded.sourceById.get(segment.source) as Source;
    const stratum = spread === undefined ? undefined : variableOf(source, spread);
    const pinned = segment.verbatim === 'pinned' || (options.pinned?.has(segmentKey(segment)) ?? false);
    const wanted = options.among?.(segment) ?? true;
    return [{ segment, source, pinned, wanted, ...(stratum === undefined ? {} : { stratum }) }];
  });
}

/** As many of the best as are asked for. */
function ranked(coded: CodedStudy, quotable: readonly Quotable[], { max }: BestOptions): Ranked[] {
  if (quotable.length === 0) return [];
  const texts = wordedSegments(coded);
  const { positions } = saidSegments(coded);
  const candidates = quotable.map(({ segment, source, stratum, pinned }, order): Candidate => {
    return {
      key: segmentKey(segment),
      at: positions.get(segment) as number,
      selfContained: selfContained(segment.text, source.language),
      case: source.case,
      order,
      ...(stratum === undefined ? {} : { stratum }),
      ...(pinned ? { pinned } : {}),
    };
  });
  const best: Ranked[] = [];
  for (const one of rankVerbatims(candidates, texts, coded.settings.language)) {
    if ((quotable[one.candidate.order] as Quotable).wanted) best.push(one);
    if (best.length === max) break;
  }
  return best;
}

/** All that an order depends on: the words of all segments, from which those of a code stand out, and what is told of its own. */
function rankingPrint(coded: CodedStudy, quotable: readonly Quotable[], { max }: BestOptions): string {
  const { print, positions } = saidSegments(coded);
  const { language, spoken } = coded.settings;
  const own = quotable.map(({ segment, source, stratum, pinned, wanted }) => [
    positions.get(segment),
    source.case,
    stratum ?? 0,
    pinned ? 1 : 0,
    wanted ? 1 : 0,
  ]);
  return printOf([print, language, spoken, max ?? 0, own]);
}

function printOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

interface SaidSegments {
  readonly said: readonly Said[];
  readonly positions: ReadonlyMap<CodedSegment, number>;
  readonly print: string;
}

const saidCache = new WeakMap<CodedStudy, SaidSegments>();

/** All segments of a study as what somebody said. */
function saidSegments(coded: CodedStudy): SaidSegments {
  const known = saidCache.get(coded);
  if (known) return known;
  const segments = codedSegments(coded);
  const said = segments.map(({ text, source }) => ({
    text,
    language: coded.sourceById.get(source)?.language ?? coded.settings.spoken.language,
  }));
  const made = {
    said,
    positions: new Map(segments.map((segment, at) => [segment, at])),
    print: printOf(said),
  };
  saidCache.set(coded, made);
  return made;
}

const cache = new WeakMap<CodedStudy, WordedTexts>();

/** The words of all segments of a study: read once for the rankings of all codes. */
function wordedSegments(coded: CodedStudy): WordedTexts {
  const known = cache.get(coded) ?? new WordedTexts(saidSegments(coded).said, coded.settings.spoken.stopWords);
  cache.set(coded, known);
  return known;
}
