import type { CodingFile, LocatedCoding } from '../model/coding.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import { known, type Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy, Study, Withdrawn } from '../model/study.ts';
import { countedFiles } from './counted-files.ts';
import { locateEach } from './locate.ts';
import { placeFromPacking, placePacking } from './pack-place.ts';
import { locateQuote } from './quoted-place.ts';

/** What a look at a source may want to know besides: what of all is known by then. */
export type StudyAtHand = Pick<CodedStudy, 'texts' | 'withdrawn'>;

/**
 * Locates every coding of a study in its source.
 * @param also what else is to be found out about each source, and the codings in it, while its text is at hand.
 */
export function codeStudy(
  study: Study,
  also?: (source: Source, codings: readonly LocatedCoding[], study: StudyAtHand) => void,
): CodedStudy {
  const sources = new Map(study.sources.map((source) => [source.id, source]));
  const withdrawn = new Map<string, readonly Withdrawn[]>();
  const located = new Map<CodingFile, readonly LocatedCoding[]>();
  for (const source of study.sources) {
    const takenBack = locateWithdrawn(source);
    withdrawn.set(source.id, takenBack);
    const files = filesOfSource(study, source.id);
    for (const file of files) located.set(file, locateCodings(file, source, takenBack));
    also?.(
      source,
      files.flatMap((file) => located.get(file) ?? []),
      { texts: study.texts, withdrawn },
    );
  }
  const codings = study.codingFiles.flatMap((file) => located.get(file) ?? []);
  return { ...study, sourceById: sources, withdrawn, codings, counted: countedFiles(study) };
}

const none: readonly never[] = [];

/** Every place a withdrawn passage stands in is held back: which of them was meant cannot be known. */
function locateWithdrawn(source: Source): readonly Withdrawn[] {
  if (source.withdrawn.length === 0) return none;
  return known(source, 'withdrawn', '', () =>
    source.withdrawn.map((quote) => {
      const found = locateEach(quote, source);
      if (found.length === 0) return { quote, exact: false };
      return {
        quote,
        parts: found.flatMap(({ parts }) => parts),
        exact: found.every(({ located }) => located !== 'drifted'),
      };
    }),
  );
}

/** After an edit of a coding file only what it changed is looked for. */
function locateCodings(file: CodingFile, source: Source, withdrawn: readonly Withdrawn[]): LocatedCoding[] {
  const holes: Span[] = withdrawn.flatMap(({ parts }) => parts ?? []);
  return file.codings.map((coding) => {
    const { quote, at } = coding;
    const find = () => locateQuote(coding, source, holes);
    const place =
      at === undefined
        ? known(source, 'place', quote, find, placePacking)
        : known(source, 'place from', `${at} ${quote}`, find, placeFromPacking);
    return { coding, coder: file.coder, source: source.id, path: file.path, ...place };
  });
}
