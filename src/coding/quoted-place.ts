import type { Coding, LocatedCoding, Segment } from '../model/coding.ts';
import { ownCopy } from '../model/own-copy.ts';
import { known, type Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { locate } from './locate.ts';
import { type Place, placesPacking } from './pack-place.ts';
import { segmentText, withInsertions } from './segment-text.ts';

/**
 * Where a quote stands in its source, and the words a reader sees there.
 * @param holes what was withdrawn of the source.
 */
export function locateQuote(
  { quote, at }: Pick<Coding, 'quote' | 'at'>,
  source: Source,
  holes: readonly Span[],
): Place {
  const found = locate(quote, at, source);
  if (!found) return { located: 'orphan', similarity: 0, certain: false };
  const { text, speaker } = segmentText(source, found.parts, found.joints, holes);
  const segment: Segment = {
    source: source.id,
    start: found.start,
    end: found.end,
    parts: found.parts,
    text: ownWords(withInsertions(text, found), quote),
    ...(speaker === undefined ? {} : { speaker }),
  };
  return { segment, located: found.located, similarity: found.similarity, certain: found.certain };
}

/** The quote itself where a text is the same; else nothing that holds on to the interview it was cut from. */
function ownWords(text: string, quote: string): string {
  return text === quote ? quote : ownCopy(text);
}

/** Where quotes of a source are: by the quote, and by where it was, a space, and the quote. */
interface Noted {
  readonly bare: Map<string, Place>;
  readonly from: Map<string, Place>;
}

const noted = new WeakMap<Source, Noted>();

function notedIn(source: Source): Noted {
  const known = noted.get(source) ?? { bare: new Map(), from: new Map() };
  noted.set(source, known);
  return known;
}

/** Notes where the codings of a source are: a report quotes most of them in the same words. */
export function notePlaces(source: Source, codings: readonly LocatedCoding[]): void {
  const { bare, from } = notedIn(source);
  for (const located of codings) {
    const { quote, at } = located.coding;
    if (at === undefined) bare.set(quote, located);
    else from.set(`${at} ${quote}`, located);
  }
}

/** The same of a quote of a report, known from run to run where it is no coding's. */
export function quotedPlace(
  quote: string,
  at: number | undefined,
  source: Source,
  { withdrawn }: Pick<CodedStudy, 'withdrawn'>,
): Place {
  const { bare, from } = notedIn(source);
  const given = `${at ?? ''} ${quote}`;
  const before = at === undefined ? bare.get(quote) : from.get(given);
  if (before) return before;
  const find = () => {
    const holes = withdrawnParts({ withdrawn }, source.id);
    return [locateQuote(at === undefined ? { quote } : { quote, at }, source, holes)];
  };
  const place = known(source, 'quoted', given, find, placesPacking(source.id, [quote]))[0] as Place;
  if (at === undefined) bare.set(quote, place);
  else from.set(given, place);
  return place;
}
