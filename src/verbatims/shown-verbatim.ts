import type { CodedSegment } from '../model/coded-segments.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { abridge } from './abridge.ts';
import { attribution, shownCase, shownSource } from './attribution.ts';
import { maskNames } from './identities.ts';
import { maskPassage } from './mask-passage.ts';

/** A verbatim as a command prints it. */
export interface ShownVerbatim {
  /** The id, or the pseudonym. */
  readonly source: string;
  readonly case: string;
  /** The whole segment, names masked. */
  readonly text: string;
  /** Abridged. */
  readonly shown: string;
  /** In the language of the report, names masked. */
  readonly translation?: string;
  readonly attribution: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A segment as it may be shown; the caller has made sure that it may be quoted.
 * @param words abridge beyond so many; 0 for never
 * @param keep words that make a sentence worth keeping
 */
export function shownVerbatim(
  segment: CodedSegment,
  coded: CodedStudy,
  { words, keep }: { readonly words: number; readonly keep: readonly string[] },
): ShownVerbatim {
  const source = coded.sourceById.get(segment.source) as Source;
  const text = maskPassage(segment, coded);
  const spoken = { ...coded.settings.spoken, language: source.language };
  return {
    source: shownSource(source),
    case: shownCase(source),
    text,
    shown: words === 0 ? text : abridge(text, spoken, { words, keep }).paragraphs.join('\n\n'),
    ...(segment.translation === undefined ? {} : { translation: maskNames(segment.translation, coded, source.id) }),
    attribution: maskNames(attribution(source, segment.speaker, coded.settings, segment.start), coded, source.id),
    start: segment.start,
    end: segment.end,
  };
}
