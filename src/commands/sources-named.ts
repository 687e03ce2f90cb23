import { isAbsolute, relative, resolve } from 'node:path';
import { nearest } from '../language/nearest.ts';
import { compareText } from '../model/order.ts';
import { type Source, stemOf } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { OpenedStudy } from '../study/open.ts';
import { UsageError } from './command.ts';

/**
 * The sources that words of a call name, in the study's order: by id, by path (from the study or from where the user
 * stands), by file name, by pseudonym; a folder of `corpus/` names all in it, a table of answers all its rows.
 * @throws UsageError for a word that names none, or several that are no folder's and no table's.
 */
export function sourcesNamed(words: readonly string[], coded: CodedStudy, opened: OpenedStudy, cwd: string): Source[] {
  const named = new Set(words.flatMap((word) => sourcesOf(word, coded, opened, cwd)));
  return coded.sources.filter((source) => named.has(source));
}

function sourcesOf(word: string, coded: CodedStudy, opened: OpenedStudy, cwd: string): Source[] {
  const paths = [
    word,
    isAbsolute(word) ? relative(opened.folder, word) : relative(opened.folder, resolve(cwd, word)),
  ].map((path) => path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, ''));
  const one = (fits: (source: Source) => boolean) => coded.sources.filter(fits);
  const byId = one(({ id }) => id === word);
  if (byId.length > 0) return byId;
  const stems = new Set(paths.flatMap((path) => [stemOf(path), `corpus/${stemOf(path)}`]));
  const byPath = one(({ path }) => stems.has(stemOf(path)));
  if (byPath.length > 0) return byPath;
  const folders = paths.flatMap((path) => [`${path}/`, `corpus/${path}/`]);
  const below = one(({ path }) => folders.some((folder) => path.startsWith(folder)));
  if (below.length > 0) return below;
  const byName = one(({ path, pseudonym }) => stemOf(path).endsWith(`/${stemOf(word)}`) || pseudonym === word);
  if (byName.length > 1 && new Set(byName.map(({ path }) => path)).size > 1) {
    const ids = byName.map(({ id }) => id).sort(compareText);
    throw new UsageError(`« ${word} » names several sources: ${ids.join(', ')}. Use one of these.`);
  }
  if (byName.length > 0) return byName;
  const expected = nearest(
    word,
    coded.sources.map(({ id }) => id),
  );
  throw new UsageError(`The study has no source « ${word} ».${expected ? ` Did you mean « ${expected} »?` : ''}`);
}
