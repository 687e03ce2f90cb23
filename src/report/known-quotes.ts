import type { RootContent } from 'mdast';
import { segmentText, withInsertions } from '../coding/segment-text.ts';
import type { Segment } from '../model/coding.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { shownCase, shownSource } from '../verbatims/attribution.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import type { KnownQuote } from './check-quotes.ts';
import { type Composing, noteShown } from './composing.ts';
import type { MarkerNode, Prose } from './document.ts';
import type { QuotePlace } from './look-up-quotes.ts';
import { passageOf } from './passage.ts';
import { withCodes } from './pinned.ts';

/**
 * The author's own quotations of interviews within a stretch of the template, noted in the manifest as verbatims are.
 * @param body what `span` counts in; the program's own Markdown quotes nothing
 */
export function noteQuotes(body: string, span: Span, composing: Composing): KnownQuote[] {
  if (body !== composing.own.body) return [];
  const own = composing.own.quotes.filter(({ start, end }) => start >= span.start && end <= span.end);
  for (const quote of own) note(quote, composing);
  return own;
}

/** The passages around such quotations, each after the node that holds it; of named sources only. */
export function quotePassages(
  quotes: readonly KnownQuote[],
  nodes: readonly (RootContent | MarkerNode)[],
  composing: Composing,
): Pick<Prose, 'passages'> {
  if (composing.options.passages === false) return {};
  const named = quotes.filter(({ place }) => place.source.consent === 'named');
  const passages = named.map((quote) => ({
    after: nodes.findLastIndex((node) => 'position' in node && (node.position?.start.offset ?? 0) <= quote.start),
    passage: passageOf(quote.place.source, segmentAt(quote.place, composing.coded), composing.coded),
  }));
  return passages.length === 0 ? {} : { passages };
}

function note(quote: KnownQuote, composing: Composing): void {
  const { coded } = composing;
  const { source } = quote.place;
  const segment = withCodes(segmentAt(quote.place, composing.coded), coded);
  noteShown(composing, segment, { pinned: true });
  composing.verbatims.push({
    source: shownSource(source),
    case: shownCase(source),
    coders: [...segment.coders],
    codes: [...segment.codes],
    under: composing.under ?? null,
    text: maskPassage(segment, coded),
    shown: maskPassage(segment, coded, quote.written),
    abridged: false,
    attribution: null,
    start: segment.start,
    end: segment.end,
    prose: true,
  });
}

/** The passage of a quotation as a segment. */
export function segmentAt({ source, location }: QuotePlace, coded: CodedStudy): Segment {
  const holes = withdrawnParts(coded, source.id);
  const words = segmentText(source, location.parts, location.joints, holes);
  const { start, end, parts } = location;
  return { ...words, text: withInsertions(words.text, location), source: source.id, start, end, parts };
}
