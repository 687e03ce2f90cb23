import { segmentsAgainst, segmentsOf } from '../measure/frequency.ts';
import { type CodedSegment, codedSegments } from '../model/coded-segments.ts';
import { segmentKey } from '../model/coding.ts';
import { isSelected, type Selection, variableOf } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { isShown } from './quotable.ts';
import { type Candidate, rankVerbatims } from './rank.ts';
import { selfContained } from './self-contained.ts';
import { WordedTexts } from './worded-texts.ts';

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
  const quotable = new Set(
    coded.sources
      .filter((source) => isShown(coded, source, code) && isSelected(source, options.selection ?? {}))
      .map(({ id }) => id),
  );
  const of = options.against ? segmentsAgainst(coded, code) : segmentsOf(coded, code);
  const isWanted = ({ verbatim }: CodedSegment) => (verbatim === 'banned') === (options.banned ?? false);
  const segments = of.filter((segment) => quotable.has(segment.source) && isWanted(segment));
  if (segments.length === 0) return [];
  const spread = options.spread ?? (coded.settings.waves.length > 1 ? 'wave' : undefined);
  const { texts, positions } = wordedSegments(coded);
  const candidates = segments.map((segment, order): Candidate => {
    const source = coded.sourceById.get(segment.source) as Source;
    const stratum = spread === undefined ? undefined : variableOf(source, spread);
    const key = segmentKey(segment);
    return {
      key,
      at: positions.get(segment) as number,
      selfContained: selfContained(segment.text, source.language),
      case: source.case,
      order,
      ...(stratum === undefined ? {} : { stratum }),
      ...(segment.verbatim === 'pinned' || options.pinned?.has(key) ? { pinned: true } : {}),
    };
  });
  const best: BestVerbatim[] = [];
  for (const { candidate, score, reasons } of rankVerbatims(candidates, texts, coded.settings.language)) {
    const segment = segments[candidate.order] as CodedSegment;
    if (options.among?.(segment) ?? true) best.push({ segment, score, reasons });
    if (best.length === options.max) break;
  }
  return best;
}

interface WordedSegments {
  readonly texts: WordedTexts;
  readonly positions: ReadonlyMap<CodedSegment, number>;
}

const cache = new WeakMap<CodedStudy, WordedSegments>();

/** The words of all segments of a study: read once for the rankings of all codes. */
function wordedSegments(coded: CodedStudy): WordedSegments {
  const known = cache.get(coded);
  if (known) return known;
  const segments = codedSegments(coded);
  const { spoken } = coded.settings;
  const said = segments.map(({ text, source }) => ({
    text,
    language: coded.sourceById.get(source)?.language ?? spoken.language,
  }));
  const worded = {
    texts: new WordedTexts(said, spoken.stopWords),
    positions: new Map(segments.map((segment, at) => [segment, at])),
  };
  cache.set(coded, worded);
  return worded;
}
