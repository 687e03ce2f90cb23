import type { FileUndo } from '../model/codebook-change.ts';
import type { Plan } from '../model/plan.ts';
import type { Study } from '../model/study.ts';
import { bytesAfter, type OpenedStudy, reopened } from './open.ts';
import { plannedChanges } from './planned-changes.ts';
import { recordFiles } from './record-files.ts';
import type { FileChange } from './save.ts';

export interface OperationChanges {
  /** In an order of which every beginning leaves each code that codings name where it can be found. */
  readonly changes: readonly FileChange[];
  /** What takes them back, in the same order. */
  readonly files: readonly FileUndo[];
}

/** Carries out the steps of an operation on a study in memory, each on what the one before leaves. */
export function operationChanges(opened: OpenedStudy, steps: readonly ((study: Study) => Plan)[]): OperationChanges {
  let state = opened;
  let pending: readonly FileChange[] = [];
  const last = new Map<string, number>();
  const moved = new Map<string, string>();
  steps.forEach((step, i) => {
    if (pending.length > 0) state = reopened(state, pending);
    const plan = step(state.study);
    pending = plannedChanges(state, plan);
    for (const { from, to } of plan.moved ?? []) moved.set(from, to);
    pending.forEach(({ path }, k) => void last.set(path, i + k / pending.length));
  });
  const after = bytesAfter(state.bytes, pending);
  const changes = differences(opened.bytes, after, moved)
    .map((change) => ({ change, rank: rankOf(change), last: last.get(change.path) ?? 0 }))
    .sort((a, b) => a.rank - b.rank || b.last - a.last)
    .map(({ change }) => change);
  const order = new Map(changes.map(({ path }, i) => [path, i]));
  const files = recordFiles(opened.bytes, after, moved);
  return { changes, files: [...files].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0)) };
}

function differences(
  before: OpenedStudy['bytes'],
  after: OpenedStudy['bytes'],
  moved: ReadonlyMap<string, string>,
): FileChange[] {
  const origins = new Map([...moved].map(([from, to]) => [to, from]));
  const written = [...after].flatMap(([path, content]): FileChange[] => {
    const over = before.get(path);
    if (over === content) return [];
    const movedFrom = origins.get(path);
    return [{ path, content, ...(over ? { over } : {}), ...(movedFrom === undefined ? {} : { movedFrom }) }];
  });
  const gone = [...before].filter(([path]) => !after.has(path));
  return [...written, ...gone.map(([path, over]) => ({ path, content: '', over, remove: true }) as const)];
}

/** New files, then the codebook, whose former ids keep every coding valid, then what names codes, and last what goes. */
function rankOf({ path, over, remove }: FileChange): number {
  if (remove) return 3;
  if (!over) return 0;
  return path.startsWith('codebook/') ? 1 : 2;
}
