import { segmentsAgainst, segmentsOf } from '../measure/frequency.ts';
import type { CodedSegment } from '../model/coded-segments.ts';
import { codedSegments } from '../model/coded-segments.ts';
import { segmentKey } from '../model/coding.ts';
import { isSelected, type Selection, variableOf } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { isShown } from './quotable.ts';
import { rankVerbatims } from './rank.ts';

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
}

/** The segments of a code that may be quoted, best first; outsiders are among them, sources not assessed for it are not. */
export function bestVerbatims(coded: CodedStudy, code: string, options: BestOptions = {}): BestVerbatim[] {
  const { language, spoken } = coded.settings;
  const languageOf = (source: string) => coded.sourceById.get(source)?.language ?? spoken.language;
  const quotable = new Set(
    coded.sources
      .filter((source) => isShown(coded, source, code) && isSelected(source, options.selection ?? {}))
      .map(({ id }) => id),
  );
  const of = options.against ? segmentsAgainst(coded, code) : segmentsOf(coded, code);
  const isWanted = ({ verbatim }: CodedSegment) => (verbatim === 'banned') === (options.banned ?? false);
  const segments = of.filter((segment) => quotable.has(segment.source) && isWanted(segment));
  const spread = options.spread ?? (coded.settings.waves.length > 1 ? 'wave' : undefined);
  const candidates = segments.map((segment, order) => {
    const source = coded.sourceById.get(segment.source) as NonNullable<ReturnType<typeof coded.sourceById.get>>;
    const stratum = spread === undefined ? undefined : variableOf(source, spread);
    const key = segmentKey(segment);
    return {
      key,
      text: segment.text,
      language: source.language,
      case: source.case,
      order,
      ...(stratum === undefined ? {} : { stratum }),
      ...(segment.verbatim === 'pinned' || options.pinned?.has(key) ? { pinned: true } : {}),
    };
  });
  const keys = new Set(candidates.map(({ key }) => key));
  const others = codedSegments(coded)
    .filter((segment) => !keys.has(segmentKey(segment)))
    .map(({ text, source }) => ({ text, language: languageOf(source) }));
  return rankVerbatims(candidates, others, { language, stopWords: spoken.stopWords }).map(
    ({ candidate, score, reasons }) => ({
      segment: segments[candidate.order] as CodedSegment,
      score,
      reasons,
    }),
  );
}
