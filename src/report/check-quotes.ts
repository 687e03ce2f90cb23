import type { Root } from 'mdast';
import { type Place, placesIn } from '../model/place.ts';
import { offsetInFile, type Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import type { ParsedTemplate } from '../parse/template.ts';
import { attribution, shownName } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { type Composing, fault } from './composing.ts';
import { isLiterature } from './literature.ts';
import type { LookedUp, QuotePlace } from './look-up-quotes.ts';
import { misquotation } from './misquotation.ts';
import { type SettledQuote, settledQuotes } from './settled-quotes.ts';
import { type Named, whoIsNamed } from './who-is-named.ts';
import type { WrittenQuote } from './written-quotes.ts';

/** What was found of the quotations in the author's own prose. Offsets in the body. */
export interface CheckedQuotes {
  /** Those that are exact, with the passage they are of. */
  readonly known: readonly KnownQuote[];
  /** Those that may not be shown. */
  readonly withheld: readonly Span[];
}

/** A quotation whose words are an interview's. */
export interface KnownQuote extends Span {
  /** As the author writes it. */
  readonly written: string;
  readonly place: QuotePlace;
}

/**
 * Looks up every quotation of eight words or more in the author's own prose: one that nearly matches an interview is an
 * error, so is one that is given to another case than the one that says it; one that no interview has is a warning.
 */
export function checkQuotes(tree: Root, { body, placeOf }: ParsedTemplate, composing: Composing): CheckedQuotes {
  const judged = settledQuotes(tree, body, composing.coded);
  const hasItalics = judged.some(({ quote, found }) => quote.form === 'italic' && found.places.length > 0);
  const known: KnownQuote[] = [];
  const withheld: Span[] = [];
  for (const one of judged) {
    const span = { start: one.quote.offsets[0] as number, end: (one.quote.offsets.at(-2) as number) + 1 };
    const outcome = judge(one, { composing, placeOf, hasItalics });
    if (outcome === 'withheld') withheld.push(span);
    else if (outcome) known.push({ ...span, written: one.quote.text, place: outcome });
  }
  return { known, withheld };
}

interface Judging {
  readonly composing: Composing;
  readonly placeOf: (offset: number) => Place;
  /** Whether the author puts interviews' words in italics elsewhere. */
  readonly hasItalics: boolean;
}

/** Reports what is wrong with a quotation; returns the passage it is of where its words are exact. */
function judge({ quote, found }: SettledQuote, judging: Judging): QuotePlace | 'withheld' | undefined {
  const { composing, placeOf } = judging;
  const at = placeOf(quote.offsets[0] as number);
  if (found.refused) {
    fault(composing, at, ...refused(found.refused));
    return 'withheld';
  }
  const named = whoIsNamed(quote, composing.coded);
  const [best] = found.places;
  if (!best) {
    judgeMissing({ quote, found }, named?.names, judging);
    return undefined;
  }
  const meant = found.places.find(({ source }) => named?.allows(source)) ?? best;
  if (!best.isExact) reportMisquotation(quote, meant, judging);
  if (named && !named.allows(meant.source)) reportAttribution(quote, found.places, named, at, composing);
  return best.isExact ? meant : undefined;
}

/** The rule and its message, which goes into outputs: it repeats none of the words. */
function refused(why: NonNullable<LookedUp['refused']>): [string, string] {
  if (why === 'not-validated') {
    const message = `This quotation is of an interview that has no \`validated:\`, which this study requires before quoting. Record the approval, or remove the quote; the output leaves it out.`;
    return ['not-validated', message];
  }
  const message = `These words may not be quoted: they were withdrawn, or their interviewee did not consent. Remove the quotation; the output leaves it out.`;
  return ['consent', message];
}

function reportMisquotation(quote: WrittenQuote, place: QuotePlace, { composing, placeOf }: Judging): void {
  const { source, translated } = place;
  const masked = (text: string) => maskNames(text, composing.coded, source.id);
  const said = masked(place.said);
  const related = translated ?? placeIn(source, place.location.start, composing.coded);
  const where = `${related.file}:${related.line}:${related.column}`;
  const difference = misquotation(quote.text, place);
  if (!difference) {
    const message = `« ${excerpt(quote.text)} » has the words of ${where}, and other punctuation or capitals. Write « ${said} ».`;
    const more = { severity: 'warning', expected: said, related } as const;
    fault(composing, placeOf(quote.offsets[0] as number), 'misquoted', message, more);
    return;
  }
  const shown = difference.pairs.slice(0, 3).map((pair) => `« ${pair.written} » should read « ${masked(pair.said)} »`);
  const left = difference.pairs.length - shown.length;
  const others = left > 0 ? `, and ${left} more` : '';
  const message = `${shown.join(', ')}${others}: these are not the words of ${translated ? 'the translation' : shownName(source)} (${where}). Write what was said, or mark what you change: […] for a cut, [word] for words of your own.`;
  fault(composing, placeOf(quote.offsets[difference.at] as number), 'misquoted', message, { expected: said, related });
}

function reportAttribution(
  quote: WrittenQuote,
  places: readonly QuotePlace[],
  { names, hasWave }: Named,
  at: Place,
  composing: Composing,
): void {
  const { coded } = composing;
  const [{ source, location }] = places as readonly [QuotePlace];
  const related = placeIn(source, location.start, coded);
  const waveOf = ({ wave }: Source) => coded.settings.waves.find(({ id }) => id === wave)?.label ?? wave;
  const nameOf = (one: Source) => (hasWave && one.wave ? `${shownName(one)}, ${waveOf(one)}` : shownName(one));
  const sayers = [...new Set(places.map((place) => nameOf(place.source)))];
  const message = `« ${excerpt(quote.text)} » is said by ${sayers.join(' and by ')} (${related.file}:${related.line}:${related.column}), not by ${names.join(', ')}. Correct the attribution, or the quote.`;
  const expected = maskNames(attribution(source, undefined, coded.settings, location.start), coded, source.id);
  fault(composing, at, 'wrong-attribution', message, { expected, related });
}

/** No respondent says it: an invention, unless it is a question, literature or no quotation of an interview at all. */
function judgeMissing(
  { quote, found }: SettledQuote,
  names: readonly string[] | undefined,
  { composing, placeOf, hasItalics }: Judging,
): void {
  const at = placeOf(quote.offsets[0] as number);
  const words = `« ${excerpt(quote.text)} »`;
  if (found.asked) {
    if (!names) return;
    const related = placeIn(found.asked.source, found.asked.location.start, composing.coded);
    const message = `${words} are the interviewer's words (${related.file}:${related.line}:${related.column}), not ${names.join(', ')}'s. Correct the attribution, or the quote.`;
    fault(composing, at, 'interviewer-quote', message, { related });
    return;
  }
  const { form, introduction, attribution: given } = quote;
  if (form === 'italic' && !hasItalics && introduction === '' && given === '') return;
  if (isLiterature(quote, composing.coded)) return;
  const message = `No interview says ${words}, nor anything near it. Correct it, or say where it comes from: a footnote, « (Porter, 1990) », or \`:claim[…]{unchecked="…"}\` around it.`;
  fault(composing, at, 'quote-not-found', message, { severity: 'warning' });
}

function placeIn(source: Source, offset: number, coded: CodedStudy): Place {
  return placesIn(source.path, coded.texts.get(source.path) ?? '')(offsetInFile(source, offset));
}

function excerpt(text: string): string {
  const words = text.split(/\s+/);
  return words.length > 10 ? `${words.slice(0, 10).join(' ')} …` : words.join(' ');
}
