import type { Place } from './place.ts';

export const codebookOperations = [
  'add',
  'rename',
  'rename-chapter',
  'merge',
  'split',
  'redistribute',
  'move',
  'retire',
  'import',
  'undo',
] as const;

export type CodebookOperation = (typeof codebookOperations)[number];

/** One place of a file an operation changed, as it stands after it. */
export interface UndoPlace {
  /** 1-based. */
  readonly line: number;
  /** 1-based, UTF-16 units. */
  readonly column: number;
  readonly now: string;
  readonly was: string;
  /** Fingerprints of what stands before and after it, to find it again in a file that has changed since. */
  readonly near: string;
}

/** What an operation did to one file, and what takes it back. */
export interface FileUndo {
  readonly path: string;
  /** The path it had before. */
  readonly movedFrom?: string;
  /** Fingerprint of the bytes before; absent: the operation made the file. */
  readonly before?: string;
  /** Fingerprint of the bytes after; absent: the operation removed it. */
  readonly after?: string;
  readonly places: readonly UndoPlace[];
  /** All that stood in the file, where places alone do not bring it back. */
  readonly whole?: string;
}

/** An entry of `codebook/history.yaml`. */
export interface CodebookChange {
  readonly date: string;
  readonly op: CodebookOperation;
  /** The codes before: whose meaning goes on in `to`. Of an import, each in itself. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Of a move or a new code: the code or chapter it came under. */
  readonly under?: string;
  /** Of an `undo`: in words what it takes back. */
  readonly undoes?: string;
  readonly reason: string;
  readonly by?: string;
  readonly files: readonly FileUndo[];
  /** A later `undo` took it back. */
  readonly undone: boolean;
  readonly place: Place;
}

/**
 * The operations that hold, oldest first: without those taken back and the undoing itself. What `study diff` maps by: a
 * rename is the same code, a merge the union of the cases, a split comparable only as the union of its children, an
 * added or retired code not comparable, nor one that an import added (in `to`, not in `from`).
 */
export function changesInForce(history: readonly CodebookChange[]): CodebookChange[] {
  return history.filter(({ op, undone }) => op !== 'undo' && !undone);
}

/** Their `from` are not what became of one code. */
const keepsCodesApart: readonly CodebookOperation[] = ['undo', 'redistribute', 'import'];

/**
 * The entries that tell of a code, oldest first: of its former ids, of what was merged into it, of what it was split
 * from. What was undone is among them, with the undoing.
 */
export function storyOf(history: readonly CodebookChange[], id: string): CodebookChange[] {
  const names = new Set([id]);
  const told = [...history].reverse().filter(({ op, from, to, undone }) => {
    const goesOn = to.some((name) => names.has(name));
    const isOwn = goesOn || from.some((name) => names.has(name));
    if (goesOn && !undone && !keepsCodesApart.includes(op)) for (const name of from) names.add(name);
    return isOwn;
  });
  return told.reverse();
}
