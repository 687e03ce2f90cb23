import type { Problem } from '../model/problem.ts';
import { historyPath } from '../parse/history.ts';
import type { Step } from './change-note.ts';
import type { StepState } from './step-state.ts';

/** A change of several files that was killed halfway, and that no command finishes. */
export interface StoppedChange {
  /** The note of it, below the study: it stays until the change is settled. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly steps: readonly Step[];
  /** Of each file, as it is now; none where they cannot be read. */
  readonly states: readonly StepState[];
  /** What the disk says to who would finish it; the next command tries again. */
  readonly refused?: string;
}

/** Whether the change stands last in the history of the codebook, so that an undo takes it back. */
export function isUndoable({ steps, states }: StoppedChange): boolean {
  return states[steps.findIndex(({ path }) => path === historyPath)] === 'after';
}

/** So many files are named. */
const mostNamed = 3;

/** Names what was edited only: the names of files that a change renames may be those of people. */
export function stoppedProblem(stopped: StoppedChange): Problem {
  const { path: file, steps, states, refused } = stopped;
  const isOfCodebook = steps.some(({ path }) => path === historyPath);
  const what = isOfCodebook ? 'A change of the codebook' : 'A change';
  const place = { file, line: 1, column: 1, rule: 'stopped-change', severity: 'error' } as const;
  if (refused !== undefined) {
    const message = `${what} of ${steps.length} files was killed before it was whole, and cannot be finished: the disk refused (${refused}). Close other programs or look at the rights on its files, which ${file} names; the next command finishes it.`;
    return { ...place, message };
  }
  const done = `${states.filter((state) => state === 'after').length} of its ${steps.length} files hold it`;
  const message = `${what} was killed before it was whole, and ${hindrance(stopped)}: ${done}. ${wayOut(stopped, isOfCodebook)}`;
  return { ...place, message };
}

function wayOut(stopped: StoppedChange, isOfCodebook: boolean): string {
  const { path } = stopped;
  if (isUndoable(stopped))
    return `\`study codebook undo --partial\` takes it back. If you settle it otherwise, as with git, delete ${path} after (it names all files).`;
  return isOfCodebook
    ? `Put its files back from git, or finish it by hand, and delete ${path} after (it names all files).`
    : `Run the command again, or put its files back from git; look at them, and delete ${path} after (it names all files).`;
}

function hindrance({ steps, states }: StoppedChange): string {
  const edited = steps.filter((_, at) => states[at] === 'edited').map(({ path }) => path);
  if (edited.length === 0) return 'what was left to write is gone';
  const rest = edited.length - mostNamed;
  const named = edited.slice(0, mostNamed).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return `${named} ${edited.length === 1 ? 'was' : 'were'} edited before the next command could finish it`;
}
