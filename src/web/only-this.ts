import type { Coding, CodingFile } from '../model/coding.ts';
import type { OpenedStudy } from '../study/open.ts';
import { notPlain } from './carry-out.ts';

/**
 * Makes sure that a file of codings would hold what was meant and nothing else: the entries it had, as they were, with
 * some gone and others in their place.
 * @param gone entries that are to be no more as they were.
 * @param fresh how many others take their place.
 * @throws NotDone where it would not.
 */
export function onlyThis(left: OpenedStudy, before: CodingFile, gone: readonly Coding[], fresh: number): void {
  const after = left.study.codingFiles.find(({ path, source }) => path === before.path && source === before.source);
  const kept = before.codings.filter((coding) => !gone.includes(coding)).map(meaning);
  const now = new Map<string, number>();
  for (const coding of after?.codings ?? []) now.set(meaning(coding), (now.get(meaning(coding)) ?? 0) + 1);
  for (const one of kept) now.set(one, (now.get(one) ?? 0) - 1);
  const counts = [...now.values()];
  // An answer in a table of which nothing is coded any more is not in the file.
  const isGone = after === undefined && before.row !== undefined && kept.length + fresh === 0;
  const isAsMeant =
    isGone ||
    (after?.status === before.status &&
      after.codings.length === kept.length + fresh &&
      counts.every((count) => count >= 0));
  const [first] = gone;
  if (!isAsMeant) throw notPlain(first ? `${before.path}:${first.place.line}` : before.path);
}

/**
 * Makes sure that a file of codings would hold every entry it had, as it was, and more.
 * @throws NotDone where it would not.
 */
export function keepsEntries(left: OpenedStudy, path: string, before: readonly Coding[]): void {
  const files = left.study.codingFiles.filter((file) => file.path === path);
  const after = files.flatMap(({ codings }) => codings.map(meaning));
  const now = new Set(after);
  if (after.length <= before.length || before.some((coding) => !now.has(meaning(coding)))) throw notPlain(path);
}

/** What an entry says, wherever it stands. */
function meaning({ place: _, spans: __, ...said }: Coding): string {
  return JSON.stringify(said);
}
