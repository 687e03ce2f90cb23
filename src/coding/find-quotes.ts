import { greatest } from '../model/extremes.ts';
import type { Source } from '../model/source.ts';
import { likelySources } from './likely-sources.ts';
import { type Location, locateEach } from './locate.ts';

/** Where a quote stands, or nearly stands. */
export interface FoundQuote {
  readonly source: Source;
  readonly location: Location;
}

/** Places this much less like than the likest may be meant all the same. */
const near = 0.1;

/**
 * Where each of many quotes stands among all sources: in every place literally, else in the places most like it, the
 * likest first; nowhere is an empty list. A quote is located as a coding's is.
 */
export function findQuotes(quotes: readonly string[], sources: readonly Source[]): FoundQuote[][] {
  if (quotes.length === 0) return [];
  const likely = likelySources(quotes, sources);
  return quotes.map((quote, index) => bestOf(quote, likely[index] as Source[]));
}

function bestOf(quote: string, sources: readonly Source[]): FoundQuote[] {
  const found = sources.flatMap((source) => locateEach(quote, source).map((location) => ({ source, location })));
  const literal = found.filter(({ location }) => location.located !== 'drifted');
  if (literal.length > 0) return literal;
  const best = greatest(found.map(({ location }) => location.similarity));
  const kept = found.filter(({ location }) => location.similarity > best - near);
  return kept.sort((a, b) => b.location.similarity - a.location.similarity);
}
