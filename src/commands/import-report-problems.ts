import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import type { AdoptedQuote } from '../report/adopt-report.ts';
import { headingMeans } from '../report/heading-code.ts';
import { isLiterature } from '../report/literature.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { shownWords } from '../verbatims/shown-words.ts';
import type { Adopted } from './adopted.ts';

/** What of a finished report was not found, or not taken, at its place in the template. */
export function adoptionProblems({ path, report }: Adopted, coded: CodedStudy, withCodings: boolean): Problem[] {
  const placeOf = placesIn(path, report.text);
  const quotes = report.quotes.flatMap((one): Problem[] => {
    const message = quoteMessage(one, coded);
    return message === undefined
      ? []
      : [{ ...placeOf(one.offset), rule: 'import-quote', severity: 'warning', message }];
  });
  const under = withCodings ? report.quotes.filter(({ place }) => place) : [];
  const unmeant = new Map(
    under.flatMap(({ headings: [nearest] }) =>
      nearest && !headingMeans(nearest.text, coded.codebook) ? [[nearest.offset, nearest.text]] : [],
    ),
  );
  const ofHeading = (offset: number, message: string): Problem => {
    return { ...placeOf(offset), rule: 'import-heading', severity: 'warning', message };
  };
  return [
    ...quotes,
    ...[...unmeant].map(([offset, text]) =>
      ofHeading(
        offset,
        `The heading « ${maskNames(text, coded)} » is no code's id, former id or label. Quotations under it have the code of a heading above it, or none: give a code this label, or alias, and import again.`,
      ),
    ),
    ...under
      .filter(({ headings }) => headings.length === 0)
      .map(({ offset }) => ofHeading(offset, 'This quotation stands under no heading, and gets no code.')),
  ];
}

/** Why a quotation stays as it was written; undefined where it was taken, or is no interview's. */
function quoteMessage(one: AdoptedQuote, coded: CodedStudy): string | undefined {
  const { quote, found, place, isMisattributed } = one;
  const words = `« ${excerpt(maskNames(quote.text, coded, place?.source.id ?? found.places[0]?.source.id))} »`;
  if (found.refused)
    return `${words} may not be quoted: it was withdrawn, or its interview has no consent or no approval yet. Remove it; reports leave it out.`;
  if (place) {
    if (!isMisattributed) return undefined;
    return `${words} is said by ${shownSource(place.source)}, and this report gives it to somebody else. It stays in the prose, uncoded: correct the attribution, or the quote.`;
  }
  const [best] = found.places;
  if (best) {
    const alike = `${Math.floor(best.location.similarity * 100)} % alike`;
    return `${words} is not what was said. The nearest, ${alike}, is ${shownSource(best.source)}: « ${shownWords(best.said, best.source, coded)} ». It stays in the prose: write what was said, or mark what you change, […] or [word].`;
  }
  if (found.asked) return `${words} are the interviewer's words, and stay in the prose.`;
  if (isLiterature(quote, coded) || (quote.form === 'italic' && quote.attribution === '' && quote.introduction === ''))
    return undefined;
  return `No interview says ${words}, nor anything that is 75 % alike. It stays in the prose.`;
}

function excerpt(text: string): string {
  const words = text.split(/\s+/);
  return words.length > 10 ? `${words.slice(0, 10).join(' ')} …` : words.join(' ');
}
