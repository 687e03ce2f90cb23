import { type Place, placesIn } from '../model/place.ts';
import { keysOf, knownOfFile, offsetInFile, type Source } from '../model/source.ts';
import type { Study } from '../model/study.ts';

/** Where an offset of a file of the study stands. */
export function placeAt(study: Pick<Study, 'texts'>, path: string, offset = 0): Place {
  if (offset === 0) return { file: path, line: 1, column: 1 };
  return placesIn(path, study.texts.get(path) ?? '')(offset);
}

/** Whether a key stands in a source's front matter; of an answer in a table, in its row or beside the table. */
export function says(study: Pick<Study, 'tableKeys'>, source: Source, key: string): boolean {
  return source.keys[key] !== undefined || sharedOffset(study, source, key) !== undefined;
}

/** Where a key stands beside a table that holds for an answer, since its row does not say it. */
export function sharedOffset(
  { tableKeys }: Pick<Study, 'tableKeys'>,
  { keys, path, row }: Source,
  key: string,
): number | undefined {
  return row === undefined || keys[key] !== undefined ? undefined : tableKeys.get(path)?.[key];
}

/**
 * What is wrong with a key is told of each source that says it, and of the answers of a table that do not say it
 * themselves once.
 * @returns whether it is to be told of a source: asked of all in turn in which it is wrong.
 */
export function oncePerTable(key: string): (source: Source) => boolean {
  const told = new Set<string>();
  return ({ row, path, keys }) => {
    if (row === undefined || keys[key] !== undefined) return true;
    const isFirst = !told.has(path);
    told.add(path);
    return isFirst;
  };
}

/**
 * Where a key of a source's front matter stands; its first line where it has none; of an answer in a table, in its row or
 * beside the table, or its text.
 */
export function placeOfKey(study: Pick<Study, 'texts' | 'tableKeys'>, source: Source, key: string): Place {
  const shared = sharedOffset(study, source, key);
  return shared === undefined ? placeOfOwnKey(study, source, key) : placeAt(study, keysOf(source.path), shared);
}

/** The same of an answer in a table without what stands beside it. */
export function placeOfOwnKey(study: Pick<Study, 'texts'>, source: Source, key: string): Place {
  const offset = source.keys[key] ?? (source.row === undefined ? 0 : source.bodyStart);
  return knownOfFile(source, 'line', String(offset), () => placeAt(study, source.path, offset));
}

/** Where a body offset of a source stands in its file. */
export function placeInBody(study: Pick<Study, 'texts'>, source: Source, offset: number): Place {
  const inFile = offsetInFile(source, offset);
  return knownOfFile(source, 'line', String(inFile), () => placeAt(study, source.path, inFile));
}
