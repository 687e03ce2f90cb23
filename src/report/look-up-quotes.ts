import { findQuotes } from '../coding/find-quotes.ts';
import { likelySources } from '../coding/likely-sources.ts';
import { type Location, locateEach } from '../coding/locate.ts';
import { isSameWording } from '../coding/quote-difference.ts';
import { segmentText, withInsertions } from '../coding/segment-text.ts';
import type { Place } from '../model/place.ts';
import type { Source } from '../model/source.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { type Refusal, refusal } from '../verbatims/quotable.ts';
import { translatedPlaces } from './translated-quotes.ts';

/** A passage of the corpus that holds a quotation, or nearly does. */
export interface QuotePlace {
  readonly source: Source;
  readonly location: Location;
  /** What respondents say there. */
  readonly said: string;
  /** The words are the same, but for the case of the first and the punctuation around them. */
  readonly isExact: boolean;
  /** Of words that are a coding's translation: where it is written. */
  readonly translated?: Place;
}

/** What the corpus says of a quotation. */
export interface LookedUp {
  /** Passages that may be quoted: all that are exact, else those most like it. */
  readonly places: readonly QuotePlace[];
  /** Why it may not be quoted, where all its passages may not. */
  readonly refused?: Refusal | 'withdrawn';
  /** The interviewer says it, and no respondent. */
  readonly asked?: { readonly source: Source; readonly location: Location };
}

/** Looks many quotations up in all that was said. */
export function lookUpQuotes(texts: readonly string[], coded: CodedStudy): LookedUp[] {
  const quotes = texts.map(bare);
  const found = findQuotes(quotes, coded.sources);
  const missing = quotes.filter((_, index) => found[index]?.length === 0);
  const asking = likelySources(missing, coded.sources, 'everything');
  const asked = new Map(missing.map((quote, index) => [quote, askedIn(quote, asking[index] ?? [])]));
  return quotes.map((quote, index) => {
    const all = (found[index] ?? []).map(({ source, location }) => placeOf(quote, source, location));
    const original = all.filter(({ said }) => said !== '');
    const answered = original.length > 0 ? original : translatedPlaces(quote, coded);
    const question = asked.get(quote) ?? all.find(({ said }) => said === '');
    const open = answered.filter((place) => refusedAt(place, coded) === undefined);
    const exact = open.filter(({ isExact }) => isExact);
    const places = exact.length > 0 ? exact : open;
    if (places.length > 0) return { places };
    const [first] = answered;
    if (first) return { places, refused: refusedAt(first, coded) ?? 'consent' };
    return question && question.location.located !== 'drifted' ? { places, asked: question } : { places };
  });
}

/** A quotation without the punctuation and marks around it. */
function bare(text: string): string {
  const trimmed = text.replace(/^[\s.,;:!?«»“”"'’—–-]+|[\s.,;:!?«»“”"—–-]+$/gu, '');
  return trimmed === '' ? text : trimmed;
}

function askedIn(quote: string, sources: readonly Source[]): LookedUp['asked'] {
  for (const source of sources) {
    const location = locateEach(quote, source).find(({ located }) => located !== 'drifted');
    if (location) return { source, location };
  }
  return undefined;
}

function placeOf(quote: string, source: Source, location: Location): QuotePlace {
  const said = withInsertions(segmentText(source, location.parts, location.joints).text, location);
  const isExact = location.located !== 'drifted' || (location.similarity === 1 && isSameWording(quote, said));
  return { source, location, said, isExact };
}

function refusedAt({ source, location }: QuotePlace, coded: CodedStudy): LookedUp['refused'] {
  const refused = refusal(source, coded.settings);
  if (refused) return refused;
  const withdrawn = withdrawnParts(coded, source.id);
  return location.parts.some((part) => withdrawn.some((hole) => overlaps(hole, part))) ? 'withdrawn' : undefined;
}
