import type { CodedSegment } from '../model/coded-segments.ts';
import type { Source } from '../model/source.ts';
import { abridge } from '../verbatims/abridge.ts';
import { attribution, shownCase, shownName, shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import { type Composing, noteShown, uniqueAnchor } from './composing.ts';
import type { Verbatim } from './document.ts';

export interface VerbatimOptions {
  /** Abridge beyond this many words; absent: show whole. */
  readonly words?: number;
  /** Words that make a sentence worth keeping when abridging. */
  readonly keep?: readonly string[];
  /** `none`, or the analyst's own; absent: the study's template. */
  readonly attribution?: string;
  /** The analyst's own, before the coding's. */
  readonly translation?: string;
  /** Chosen by the analyst, not ranked. */
  readonly pinned?: boolean;
  /** The code it speaks against. */
  readonly against?: string;
}

/** A segment as a block of the report, noted in the manifest. The caller has made sure that it may be quoted. */
export function verbatimBlock(
  segment: CodedSegment,
  source: Source,
  composing: Composing,
  options: VerbatimOptions = {},
): Verbatim {
  const { coded } = composing;
  const { settings } = coded;
  const text = maskPassage(segment, coded);
  const { paragraphs, abridged } =
    options.words === undefined
      ? { paragraphs: text.split('\n\n'), abridged: false }
      : abridge(
          text,
          { ...settings.spoken, language: source.language },
          { words: options.words, ...(options.keep ? { keep: options.keep } : {}) },
        );
  const given = options.translation ?? segment.translation;
  const translation = given === undefined ? undefined : maskNames(given, coded, source.id);
  const own =
    options.attribution ?? maskNames(attribution(source, segment.speaker, settings, segment.start), coded, source.id);
  const shownAttribution = own === 'none' ? null : own;
  noteShown(composing, segment, { against: options.against, pinned: options.pinned });
  composing.verbatims.push({
    source: shownSource(source),
    case: shownCase(source),
    coders: segment.coders,
    codes: segment.codes,
    under: composing.under ?? null,
    text,
    shown: paragraphs.join('\n\n'),
    abridged,
    attribution: shownAttribution,
    start: segment.start,
    end: segment.end,
    ...(translation === undefined ? {} : { translation }),
  });
  const cited = settings.cite !== 'none' && source.consent === 'named' ? source.url : undefined;
  const block: Verbatim = {
    type: 'verbatim',
    anchor: uniqueAnchor(composing, anchorWanted(shownSource(source), segment.start)),
    paragraphs,
    ...(translation === undefined ? {} : { translation: translation.split(/\n[ \t]*\n/) }),
    attribution: shownAttribution,
    ...(cited
      ? { cite: { kind: settings.cite as 'link' | 'footnote', id: source.id, url: cited, text: citation(source) } }
      : {}),
    ...(options.against === undefined ? {} : { against: true }),
  };
  if (source.consent === 'named' && composing.options.passages !== false)
    composing.around.push({ block, source, segment });
  return block;
}

/** @param source what it is called wherever it is shown. */
export function anchorWanted(source: string, start: number): string {
  return `v-${source.toLowerCase()}-${start}`;
}

function citation(source: Source): string {
  return [shownName(source), source.variables.interviewee, source.date].filter((part) => part !== undefined).join(', ');
}
