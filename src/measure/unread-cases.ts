import type { CodedStudy } from '../model/study.ts';
import { frequency } from './frequency.ts';

const cache = new WeakMap<CodedStudy, ReadonlySet<string>>();

/** Cases that no theme was assessed for: their interviews are not yet read to the end. */
export function unreadCases(coded: CodedStudy): ReadonlySet<string> {
  const known = cache.get(coded);
  if (known) return known;
  const lists = coded.codebook.chapters.flatMap(({ themes }) =>
    themes.map(({ id }) => frequency(coded, id).cases.unassessed),
  );
  const [first = [], ...others] = lists.map((list) => new Set(list));
  const unread = new Set([...first].filter((name) => others.every((list) => list.has(name))));
  cache.set(coded, unread);
  return unread;
}
