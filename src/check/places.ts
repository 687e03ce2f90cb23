import { type Place, placesIn } from '../model/place.ts';
import { knownOfFile, offsetInFile, type Source } from '../model/source.ts';
import type { Study } from '../model/study.ts';

/** Where an offset of a file of the study stands. */
export function placeAt(study: Pick<Study, 'texts'>, path: string, offset = 0): Place {
  if (offset === 0) return { file: path, line: 1, column: 1 };
  return placesIn(path, study.texts.get(path) ?? '')(offset);
}

/** Where a key of a source's front matter stands; its first line where it has none; of an answer in a table, its text. */
export function placeOfKey(study: Pick<Study, 'texts'>, source: Source, key: string): Place {
  const offset = source.keys[key] ?? (source.row === undefined ? 0 : source.bodyStart);
  return knownOfFile(source, 'line', String(offset), () => placeAt(study, source.path, offset));
}

/** Where a body offset of a source stands in its file. */
export function placeInBody(study: Pick<Study, 'texts'>, source: Source, offset: number): Place {
  const inFile = offsetInFile(source, offset);
  return knownOfFile(source, 'line', String(inFile), () => placeAt(study, source.path, inFile));
}
