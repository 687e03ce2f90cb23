import { lookAtCodings } from '../check/located.ts';
import { lookThrough } from '../check/sources.ts';
import type { StudyAtHand } from '../coding/code-study.ts';
import type { LocatedCoding } from '../model/coding.ts';
import type { Source } from '../model/source.ts';

/** Finds out, while the text of a source is at hand, what the checks ask about it and the codings in it. */
export function lookAtSource(source: Source, codings: readonly LocatedCoding[], study: StudyAtHand): void {
  lookThrough(source);
  lookAtCodings(codings, source, study);
}
