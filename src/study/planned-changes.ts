import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';
import type { OpenedStudy } from './open.ts';
import { rewrite } from './rewrite.ts';
import type { FileChange } from './save.ts';

/** A file whose bytes are not UTF-8 would be edited in part: its other characters may have been misread. */
class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';

  constructor(readonly path: string) {
    super(`${path} is not UTF-8: save it as UTF-8 before anything is changed in it. Nothing was written.`);
  }
}

/**
 * A plan as changes of files over the bytes that were read: edited files in the order they are first named, then new
 * ones, then what goes.
 * @throws NotUtf8
 */
export function plannedChanges(
  opened: Pick<OpenedStudy, 'bytes' | 'foreign'>,
  { edits, created = [], moved = [], removed = [] }: Plan,
): FileChange[] {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = byFile.get(edit.file);
    if (own) own.push(edit);
    else byFile.set(edit.file, [edit]);
  }
  const targets = new Map(moved.map(({ from, to }) => [from, to]));
  const edited = [...byFile].flatMap(([path, own]) => {
    if (opened.foreign.has(path) && !isWhole(own)) throw new NotUtf8(path);
    const content = rewrite(read(opened, path), own);
    return change(path, content, targets.get(path), opened);
  });
  const unedited = moved.filter(({ from }) => !byFile.has(from));
  return [
    ...edited.filter(({ remove }) => !remove),
    ...unedited.map(({ from, to }) => ({ path: to, content: read(opened, from), movedFrom: from })),
    ...created.map(({ path, text }) => ({ path, content: text })),
    ...edited.filter(({ remove }) => remove),
    ...[...unedited.map(({ from }) => from), ...removed].map((path) => removal(path, opened)),
  ];
}

function change(path: string, content: Uint8Array, to: string | undefined, opened: Pick<OpenedStudy, 'bytes'>) {
  if (to === undefined) return [{ path, content, over: read(opened, path) } satisfies FileChange];
  return [{ path: to, content, movedFrom: path } satisfies FileChange, removal(path, opened)];
}

function removal(path: string, opened: Pick<OpenedStudy, 'bytes'>): FileChange {
  return { path, content: '', over: read(opened, path), remove: true };
}

function read({ bytes }: Pick<OpenedStudy, 'bytes'>, path: string): Uint8Array {
  const found = bytes.get(path);
  if (!found) throw new Error(`${path} was not read`);
  return found;
}

/** An edit of a whole file from its first unit is how a file in another encoding is rewritten. */
function isWhole([first, ...more]: readonly Edit[]): boolean {
  return first !== undefined && more.length === 0 && first.start === 0 && first.end > 0;
}
