import { locateInText } from '../coding/locate-in-text.ts';
import { isSameWording } from '../coding/quote-difference.ts';
import { quotePieces } from '../coding/quote-pieces.ts';
import type { Segment } from '../model/coding.ts';
import { greatest } from '../model/extremes.ts';
import type { Place } from '../model/place.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { QuotePlace } from './look-up-quotes.ts';

/** The translations of codings, ready to be searched. */
interface Translation {
  readonly text: string;
  readonly segment: Segment;
  readonly place: Place;
}

/** Where a quotation stands, or nearly stands, in the translations of codings; the likest only. */
export function translatedPlaces(quote: string, coded: CodedStudy): QuotePlace[] {
  const found = translationsOf(coded).flatMap(({ text, segment, place }): QuotePlace[] => {
    const found = locateInText(quote, text);
    if (!found) return [];
    const said = text.slice(found.start, found.end);
    const { start, end, parts } = segment;
    const { similarity } = found;
    const rest = { joints: [], lead: '', tail: '', located: 'exact', certain: true } as const;
    const location = { start, end, parts, similarity, ...rest };
    const source = coded.sourceById.get(segment.source) as Source;
    const isExact = similarity === 1 && (quotePieces(quote) !== undefined || isSameWording(quote, said));
    return [{ source, location, said, isExact, translated: place }];
  });
  const best = greatest(found.map(({ location }) => location.similarity));
  return found.filter(({ location }) => location.similarity === best);
}

function translationsOf({ codings }: CodedStudy): Translation[] {
  return codings.flatMap(({ coding, segment }) =>
    coding.translation === undefined || !segment || segment.text === ''
      ? []
      : [{ text: coding.translation.trim(), segment, place: coding.place }],
  );
}
