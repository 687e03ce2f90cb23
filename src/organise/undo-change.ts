import type { CodebookChange } from '../model/codebook-change.ts';
import type { Problem } from '../model/problem.ts';
import { historyPath } from '../parse/history.ts';
import type { FileChange } from '../study/save.ts';
import { isUndoable } from '../study/stopped-change.ts';
import { type LostUndo, takeBackFiles } from '../study/take-back-files.ts';
import { type Carried, concluded, type Named, type Refused, type Signature } from './change-codebook.ts';
import { changeInWords } from './change-in-words.ts';
import type { Checked } from './checked.ts';
import { unsettled } from './new-problems.ts';

/** The last recorded change that still holds. */
export function lastChange(history: readonly CodebookChange[]): CodebookChange | undefined {
  return history.filter(({ op, undone }) => op !== 'undo' && !undone).at(-1);
}

/** What the undoing of a change is called. */
export function undoing(last: CodebookChange | undefined): Named {
  return { op: 'undo', from: last?.to ?? [], to: last?.from ?? [] };
}

/** Faults of the history itself: nothing can be undone by it. */
export function historyFaults({ opened }: Checked): Problem[] {
  return opened.problems.filter(({ file, severity }) => file === historyPath && severity === 'error');
}

/**
 * Takes back a change, as a change of its own; one that was stopped halfway is settled by it.
 * @param isPartial also where files have changed since, what can be.
 * @returns the paths that stay as they are beside the outcome.
 */
export function undoChange(
  before: Checked,
  last: CodebookChange,
  signature: Signature,
  isPartial: boolean,
): { readonly outcome: Carried | Refused; readonly kept: readonly string[] } {
  const { stopped, bytes } = before.opened;
  if (!stopped.every(isUndoable)) {
    const refused = 'A change was stopped halfway, and is not the last of the history: settle it first';
    return { outcome: { refused, problems: unsettled(before.opened) }, kept: [] };
  }
  const { changes, lost } = takeBackFiles(last.files, bytes);
  const notes = stopped.map(({ path, bytes: over }): FileChange => ({ path, over, content: '', remove: true }));
  const kept = lost.map(({ path }) => path);
  if (lost.length > 0 && !isPartial) {
    const refused = `Not all of « ${changeInWords(last)} » can be undone: files have changed since`;
    return { outcome: { refused, problems: lost.flatMap(problemsOf) }, kept };
  }
  const undoes = `${changeInWords(last)} (${last.date})`;
  return {
    outcome: concluded(before, { ...undoing(last), ...signature, undoes, files: [] }, [...changes, ...notes]),
    kept,
  };
}

function problemsOf({ path, reason, places }: LostUndo): Problem[] {
  const fault = (line: number, column: number, message: string): Problem => ({
    ...{ file: path, line, column, rule: 'changed-since', severity: 'error', message },
  });
  if (reason === 'taken') return [fault(1, 1, 'This file is there again, with another content.')];
  if (reason === 'gone') {
    const changes = `${places.length} change${places.length === 1 ? '' : 's'}`;
    return [fault(1, 1, `This file is gone, and ${changes} in it with it.`)];
  }
  if (places.length === 0) return [fault(1, 1, 'This file was made by the change, and has been worked on since.')];
  return places.map(({ line, column }) => fault(line, column, 'What the change wrote here is not found any more.'));
}
