import { NotPlain } from '../coding/not-plain.ts';
import { NoOperation } from '../coding/operation.ts';
import { placesIn } from '../model/place.ts';
import { type OpenedStudy, reopened } from '../study/open.ts';
import { recordFiles } from '../study/record-files.ts';
import { ChangedOnDisk, type FileChange } from '../study/save.ts';
import type { LiveStudy } from './live-study.ts';
import { NotDone } from './route.ts';

export interface Change {
  readonly changes: readonly FileChange[];
  /** Makes sure that the study the changes would leave is the one that was meant. @throws NotDone */
  readonly check?: (left: OpenedStudy) => void;
}

/**
 * Plans a change on what is on disk now, checks what it would leave, writes it, and remembers how to take it back.
 * @param paths the files it has to do with: they are read again first; absent: all.
 */
export function carryOut(
  live: LiveStudy,
  { window, source, paths }: { readonly window: string; readonly source: string; readonly paths?: readonly string[] },
  plan: () => Change,
): void {
  onceMore(live, () => {
    live.refresh(paths);
    const { changes, check } = planned(live, plan);
    if (changes.length === 0) return;
    const before = live.opened;
    const left = reopened(before, changes);
    check?.(left);
    const files = changedFiles(before, left, changes);
    live.write(changes, left);
    live.steps.add(window, { source, files });
  });
}

/**
 * Where somebody else writes in the same moment, what was planned is planned once more on what they wrote.
 * @throws NotDone where a file is there and cannot be read, so that it is never what was read of it.
 */
export function onceMore<T>(live: LiveStudy, attempt: () => T): T {
  try {
    return attempt();
  } catch (cause) {
    if (!(cause instanceof ChangedOnDisk)) throw cause;
  }
  live.refresh();
  try {
    return attempt();
  } catch (cause) {
    throw cause instanceof ChangedOnDisk ? unreadable(cause.path) : cause;
  }
}

export function unreadable(path: string): NotDone {
  return new NotDone(409, `${path} cannot be read: \`study check\` says why.`, { rule: 'unreadable', path });
}

/** What takes changes back. */
export function changedFiles(before: OpenedStudy, left: OpenedStudy, changes: readonly FileChange[]) {
  const some = (bytes: OpenedStudy['bytes']) =>
    new Map(
      changes.flatMap(({ path }) => {
        const found = bytes.get(path);
        return found ? [[path, found] as const] : [];
      }),
    );
  return recordFiles(some(before.bytes), some(left.bytes));
}

function planned(live: LiveStudy, plan: () => Change): Change {
  try {
    return plan();
  } catch (cause) {
    if (cause instanceof NoOperation) throw new NotDone(422, cause.message, { rule: 'no-operation' });
    if (!(cause instanceof NotPlain)) throw cause;
    const { line } = placesIn(cause.file, live.opened.study.texts.get(cause.file) ?? '')(cause.offset);
    throw notPlain(`${cause.file}:${line}`);
  }
}

/** An entry written so that the page could change more of the file than meant. */
export function notPlain(place: string): NotDone {
  return new NotDone(422, `${place} is written in a way that the page cannot change safely: change it in the file.`, {
    rule: 'not-plain',
    place,
  });
}
