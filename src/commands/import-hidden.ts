import { codingPath } from '../coding/machine-file.ts';
import { unreadableCodings } from '../coding/machine-plan.ts';
import type { PlannedSource } from '../exchange/plan-sources.ts';
import type { Problem } from '../model/problem.ts';
import type { FileChange } from '../study/save.ts';
import type { Opened } from './opened.ts';

/**
 * Why an import must not go on: a file of the study that cannot be read stands where one would be written, or holds
 * codings that would not follow a new text, or that new ones would stand beside unseen.
 * @param coded ids of the sources that get codings
 */
export function hiddenFiles(
  { coded, opened }: Opened,
  sources: readonly PlannedSource[],
  changes: readonly FileChange[],
  given: readonly { readonly source: string; readonly coder: string }[],
): Problem[] {
  const covered = changes.flatMap(({ path }) =>
    opened.unreadable.filter((hidden) => path === hidden || path.startsWith(`${hidden}/`)),
  );
  const replaced = new Set(sources.flatMap(({ path, state }) => (state === 'replaced' ? [path] : [])));
  const all = coded.sources.filter(({ path }) => replaced.has(path));
  const lost = all.flatMap((source) => unreadableCodings({ coded, opened }, source));
  const own = given.flatMap(({ source, coder }) => {
    const path = codingPath(coded, source, coder);
    const isRead = coded.codingFiles.some((file) => file.path === path);
    return !isRead && (coded.texts.has(path) || opened.unreadable.includes(path)) ? [path] : [];
  });
  return [...new Set([...covered, ...lost, ...own])].map((file) => ({
    ...{ file, line: 1, column: 1 },
    rule: 'import-hidden',
    severity: 'error',
    message:
      replaced.size > 0 && lost.includes(file)
        ? 'This cannot be read, and its codings would not follow the new text: `study check` says why. Mend it first; nothing was imported.'
        : 'This is there and cannot be read: `study check` says why. Mend it first; nothing was imported.',
  }));
}
