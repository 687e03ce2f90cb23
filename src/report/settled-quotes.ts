import type { Root } from 'mdast';
import type { CodedStudy } from '../model/study.ts';
import { type LookedUp, lookUpQuotes } from './look-up-quotes.ts';
import { type WrittenQuote, writtenQuotes } from './written-quotes.ts';

/** A quotation in the author's own prose, and what the corpus says of it. */
export interface SettledQuote {
  readonly quote: WrittenQuote;
  readonly found: LookedUp;
}

/** Every quotation of eight words or more in a parsed report, looked up; what the author leaves unchecked is not. */
export function settledQuotes(tree: Root, body: string, coded: CodedStudy): SettledQuote[] {
  const written = writtenQuotes(tree.children, body).filter(({ isUnchecked }) => !isUnchecked);
  const every = written.flatMap((quote) => [quote, ...quote.inner.filter(({ isUnchecked }) => !isUnchecked)]);
  const looked = lookUpQuotes(
    every.map(({ text }) => text),
    coded,
  );
  const results = new Map(every.map((quote, index) => [quote, looked[index] as LookedUp]));
  return written.flatMap((quote) => settled(quote, results));
}

/**
 * A paragraph that is no quotation of the corpus gives way to the quotations within it; so does one that only nearly is,
 * where one of them is: the rest is then the author's own.
 */
function settled(quote: WrittenQuote, results: ReadonlyMap<WrittenQuote, LookedUp>): SettledQuote[] {
  const found = results.get(quote) as LookedUp;
  const inner = quote.inner.flatMap((one): SettledQuote[] => {
    const own = results.get(one);
    return own ? [{ quote: one, found: own }] : [];
  });
  const isFound = (one: LookedUp) => one.places.length > 0 || one.refused !== undefined;
  const isSure = found.places[0]?.isExact === true;
  if (isSure || (isFound(found) && !inner.some((one) => isFound(one.found)))) return [{ quote, found }];
  return inner.length > 0 || quote.form === 'plain' ? inner : [{ quote, found }];
}
