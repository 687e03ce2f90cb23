import { createHash } from 'node:crypto';
import type { Coding, CodingFile, LocatedCoding } from '../model/coding.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import { known, type Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy, Study, Withdrawn } from '../model/study.ts';
import { countedFiles } from './counted-files.ts';
import { locateEach } from './locate.ts';
import { type Place, placesPacking } from './pack-place.ts';
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

/** What was found of the same quotes in the same text is not looked for again. */
function locateCodings(
  { path, coder, codings }: CodingFile,
  source: Source,
  withdrawn: readonly Withdrawn[],
): readonly LocatedCoding[] {
  if (codings.length === 0) return none;
  const locateAll = () => {
    const holes: Span[] = withdrawn.flatMap(({ parts }) => parts ?? []);
    return codings.map((coding) => locateQuote(coding, source, holes));
  };
  const packing = placesPacking(
    source.id,
    codings.map(({ quote }) => quote),
  );
  const places = known(source, 'places', asked(codings), locateAll, packing);
  return codings.map((coding, index): LocatedCoding => {
    const { segment, located, similarity, certain } = places[index] as Place;
    return segment
      ? { coding, coder, source: source.id, path, segment, located, similarity, certain }
      : { coding, coder, source: source.id, path, located, similarity, certain };
  });
}

/** Longer than this, what is asked for is named by its fingerprint. */
const longest = 100;

/** What the places of codings depend on, besides the text of their source: their quotes, and where these stood. */
function asked(codings: readonly Coding[]): string {
  let all = '';
  for (const { quote, at } of codings) all += `${at ?? ''} ${quote}\0`;
  return all.length <= longest ? all : createHash('sha256').update(all, 'utf16le').digest('base64');
}
