import type { NewChange } from '../coding/history-entry.ts';
import { grouped } from '../model/grouped.ts';
import type { Problem } from '../model/problem.ts';
import { historyPath } from '../parse/history.ts';
import type { OpenedStudy } from '../study/open.ts';

/** Rules of files, or parts of them, that could not be read. */
const unread = ['yaml', 'front-matter', 'encoding', 'unreadable', 'cycle', 'coding-file-name', 'no-id'];

/**
 * The faults of files that could not be read and may name a code: all of the codebook's and of codings; others where
 * the id stands in them.
 */
export function unreadable({ problems, study }: OpenedStudy, ids: readonly string[]): Problem[] {
  const names = (text: string) => ids.some((id) => text.includes(id));
  return problems.filter(({ file, rule, severity }) => {
    if (file === historyPath) return severity === 'error';
    const isRead = !unread.includes(rule) && !(rule === 'wrong-type' && /\.ya?ml$/.test(file));
    if (isRead || (severity !== 'error' && rule !== 'encoding')) return false;
    if (file.startsWith('codebook/') || /^corpus\/.*\.ya?ml$/.test(file)) return true;
    return names(study.texts.get(file) ?? '');
  });
}

/** Changes that were stopped halfway: no other is made, and recorded, on top of one. */
export function unsettled({ diskProblems }: OpenedStudy): Problem[] {
  return diskProblems.filter(({ rule }) => rule === 'stopped-change');
}

/** The problems a change brings: of each rule and file, those there are more of than before. */
export function newProblems(
  before: readonly Problem[],
  after: readonly Problem[],
  { files }: Pick<NewChange, 'files'>,
): Problem[] {
  const moved = new Map(files.flatMap(({ path, movedFrom }) => (movedFrom === undefined ? [] : [[path, movedFrom]])));
  const keyOf = ({ rule, file }: Problem) => `${rule}\0${moved.get(file) ?? file}`;
  const [known, groups] = [grouped(before, keyOf), grouped(after, keyOf)];
  return [...groups].flatMap(([key, problems]) => {
    const old = known.get(key) ?? [];
    const more = problems.length - old.length;
    if (more <= 0) return [];
    const messages = new Set(old.map(({ message }) => message));
    const unseen = problems.filter(({ message }) => !messages.has(message));
    return [...unseen, ...problems.filter(({ message }) => messages.has(message))].slice(0, more);
  });
}
