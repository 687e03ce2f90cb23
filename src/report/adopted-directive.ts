import { foldWord } from '../language/fold.ts';
import type { CodedStudy } from '../model/study.ts';
import { attribution } from '../verbatims/attribution.ts';
import { maskNames, namedIn } from '../verbatims/identities.ts';
import { segmentAt } from './known-quotes.ts';
import type { QuotePlace } from './look-up-quotes.ts';
import { attributeValue, pin } from './pin.ts';
import type { WrittenQuote } from './written-quotes.ts';

/**
 * A quotation of a finished report as a directive. The attribution printed after it is left to the study where it is the
 * study's own, or names an interview that is anonymous; another is kept, and where there was none there is none.
 */
export function adoptedDirective(quote: WrittenQuote, place: QuotePlace, coded: CodedStudy): string {
  const { source } = place;
  const segment = segmentAt(place, coded);
  const own = maskNames(attribution(source, segment.speaker, coded.settings, segment.start), coded, source.id);
  const given = bare(quote.attribution);
  const isOwn = foldWord(given) === foldWord(bare(own)) || namedIn(given, coded).length > 0;
  const printed = given === '' ? ' attribution=none' : isOwn ? '' : ` attribution=${attributeValue(`(${given})`)}`;
  return `::verbatim{${pin(segment, source, coded)}${printed}}`;
}

function bare(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:\(|[—–-]+\s*)|\)?\.?$/g, '');
}
