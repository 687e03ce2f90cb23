import type { Coding, Segment } from '../model/coding.ts';
import { ownCopy } from '../model/own-copy.ts';
import { known, type Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
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

/** The same of a quote that is no coding's, but a report's: known from run to run. */
export function quotedPlace(
  quote: string,
  at: number | undefined,
  source: Source,
  { withdrawn }: Pick<CodedStudy, 'withdrawn'>,
): Place {
  const given = `${at ?? ''} ${quote}`;
  const find = () => {
    const holes = (withdrawn.get(source.id) ?? []).flatMap(({ parts }) => parts ?? []);
    return [locateQuote(at === undefined ? { quote } : { quote, at }, source, holes)];
  };
  return known(source, 'quoted', given, find, placesPacking(source.id, [quote]))[0] as Place;
}
