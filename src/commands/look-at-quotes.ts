import type { StudyAtHand } from '../coding/code-study.ts';
import { notePlaces, quotedPlace } from '../coding/quoted-place.ts';
import type { LocatedCoding } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import { pinned } from '../report/pin.ts';
import { wordsPrint } from '../report/quote-print.ts';
import { lookAtSource } from './look-at-source.ts';

/** The same as `lookAtSource`, and what a report asks that quotes the codings. */
export function lookAtQuotes(source: Source, codings: readonly LocatedCoding[], study: StudyAtHand): void {
  lookAtSource(source, codings, study);
  wordsPrint(source);
  notePlaces(source, codings);
  for (const { segment } of codings) {
    if (!segment || segment.text === '') continue;
    const { quote, at } = pinned(segment, source, study);
    if (at !== undefined) quotedPlace(quote, at, source, study);
  }
}
