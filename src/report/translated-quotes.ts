import { similarWindows } from '../coding/drift.ts';
import { foldQuote } from '../coding/fold-quote.ts';
import { isSameWording } from '../coding/quote-difference.ts';
import type { Segment } from '../model/coding.ts';
import type { Place } from '../model/place.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { QuotePlace } from './look-up-quotes.ts';

/** Likeness from which a quotation is meant to be a translation's words: as of a drifted quote. */
const least = 0.75;

/** The translations of codings, ready to be searched. */
interface Translation {
  readonly text: string;
  readonly segment: Segment;
  readonly place: Place;
}

/** Where a quotation stands, or nearly stands, in the translations of codings; the likest only. */
export function translatedPlaces(quote: string, coded: CodedStudy): QuotePlace[] {
  const found = translationsOf(coded).flatMap(({ text, segment, place }): QuotePlace[] => {
    const folded = foldQuote(text);
    const [window] = similarWindows(foldQuote(quote), folded, least);
    if (!window) return [];
    const said = text.slice(folded.starts[window.from], folded.ends[window.to - 1]);
    const { start, end, parts } = segment;
    const { similarity } = window;
    const rest = { joints: [], lead: '', tail: '', located: 'exact', certain: true } as const;
    const location = { start, end, parts, similarity, ...rest };
    const source = coded.sourceById.get(segment.source) as Source;
    return [{ source, location, said, isExact: similarity === 1 && isSameWording(quote, said), translated: place }];
  });
  const best = Math.max(...found.map(({ location }) => location.similarity));
  return found.filter(({ location }) => location.similarity === best);
}

function translationsOf({ codings }: CodedStudy): Translation[] {
  return codings.flatMap(({ coding, segment }) =>
    coding.translation === undefined || !segment || segment.text === ''
      ? []
      : [{ text: coding.translation.trim(), segment, place: coding.place }],
  );
}
