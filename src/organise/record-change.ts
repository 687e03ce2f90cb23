import { type NewChange, withChange } from '../coding/history-entry.ts';
import { NoOperation } from '../coding/operation.ts';
import { historyPath } from '../parse/history.ts';
import type { OpenedStudy } from '../study/open.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import type { FileChange } from '../study/save.ts';
import { unreadable, unsettled } from './new-problems.ts';

/** The changes that enter a change of the codebook into its history. */
export function recorded(opened: OpenedStudy, change: NewChange): FileChange[] {
  const text = opened.study.texts.get(historyPath);
  const whole = withChange(text, change);
  if (text === undefined) return [{ path: historyPath, content: whole }];
  const from = whole.startsWith(text) ? text.length : 0;
  return plannedChanges(opened, {
    edits: [{ file: historyPath, start: from, end: text.length, text: whole.slice(from) }],
  });
}

/**
 * The same for a change that is not checked as a whole, as a code that is made while coding.
 * @throws NoOperation where files cannot be read that may name the code, or a change was stopped halfway.
 */
export function recordedAlone(opened: OpenedStudy, change: NewChange): FileChange[] {
  if (unsettled(opened).length > 0)
    throw new NoOperation('A change was stopped halfway: `study check` says which. Settle it first.');
  const [fault] = unreadable(opened, change.to);
  if (!fault) return recorded(opened, change);
  const { file, line, column, message } = fault;
  throw new NoOperation(`${file}:${line}:${column} cannot be read, and may name the code: ${message}`);
}
