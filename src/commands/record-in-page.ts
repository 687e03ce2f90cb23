import type { NewChange } from '../coding/history-entry.ts';
import { NoOperation } from '../coding/operation.ts';
import type { OpenedStudy } from '../study/open.ts';
import type { FileChange } from '../study/save.ts';
import { unreadable } from './codebook-checks.ts';
import { recorded } from './codebook-operation.ts';

/**
 * The changes that enter a change the page makes into the codebook's history, as the command would.
 * @throws NoOperation where files cannot be read that may name the code.
 */
export function recordInPage(opened: OpenedStudy, change: NewChange): FileChange[] {
  const [fault] = unreadable(opened, change.to);
  if (!fault) return recorded(opened, change);
  const { file, line, column, message } = fault;
  throw new NoOperation(`${file}:${line}:${column} cannot be read, and may name the code: ${message}`);
}
