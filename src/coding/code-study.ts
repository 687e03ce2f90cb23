import type { CodingFile, LocatedCoding, Segment } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy, Study, Withdrawn } from '../model/study.ts';
import { countedFiles } from './counted-files.ts';
import { locate, locateEach } from './locate.ts';
import { segmentText, withInsertions } from './segment-text.ts';

/** Locates every coding of a study in its source. */
export function codeStudy(study: Study): CodedStudy {
  const sources = new Map(study.sources.map((source) => [source.id, source]));
  const withdrawn = new Map(study.sources.map((source) => [source.id, locateWithdrawn(source)]));
  const codings = study.codingFiles.flatMap((file) => {
    const source = sources.get(file.source);
    return source ? locateCodings(file, source, withdrawn.get(source.id) ?? []) : [];
  });
  return { ...study, sourceById: sources, withdrawn, codings, counted: countedFiles(study) };
}

/** Every place a withdrawn passage stands in is held back: which of them was meant cannot be known. */
function locateWithdrawn(source: Source): Withdrawn[] {
  return source.withdrawn.map((quote) => {
    const found = locateEach(quote, source);
    if (found.length === 0) return { quote, exact: false };
    return {
      quote,
      parts: found.flatMap(({ parts }) => parts),
      exact: found.every(({ located }) => located !== 'drifted'),
    };
  });
}

function locateCodings(file: CodingFile, source: Source, withdrawn: readonly Withdrawn[]): LocatedCoding[] {
  const holes: Span[] = withdrawn.flatMap(({ parts }) => parts ?? []);
  return file.codings.map((coding) => {
    const base = { coding, coder: file.coder, source: source.id, path: file.path };
    const found = locate(coding.quote, coding.at, source);
    if (!found) return { ...base, located: 'orphan' as const, similarity: 0, certain: false };
    const { text, speaker } = segmentText(source, found.parts, found.joints, holes);
    const printed = withInsertions(text, found);
    const segment: Segment = {
      source: source.id,
      start: found.start,
      end: found.end,
      parts: found.parts,
      text: printed,
      ...(speaker === undefined ? {} : { speaker }),
    };
    return { ...base, segment, located: found.located, similarity: found.similarity, certain: found.certain };
  });
}
