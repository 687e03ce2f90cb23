import type { FileUndo, UndoPlace } from '../model/codebook-change.ts';
import { type TakenBack, takeBack, takeBackWhereFound } from '../model/undo-places.ts';
import { type Bytes, bytesPrint, textOf } from './record-files.ts';
import type { FileChange } from './save.ts';

/** What an undo could not take back, since the file is no longer what the change left. */
export interface LostUndo {
  readonly path: string;
  readonly reason: 'gone' | 'edited' | 'taken';
  /** Of an edited file: the places. */
  readonly places: readonly UndoPlace[];
}

export interface FilesTakenBack {
  /** In the opposite order of the change: what was removed, what names codes, the codebook, and last what goes. */
  readonly changes: readonly FileChange[];
  readonly lost: readonly LostUndo[];
}

/**
 * Takes back what a recorded change did to files. A file that is as the change left it becomes what it was, to the byte;
 * one that is already as it was stays; in one edited since, each place is looked up. What is not found is told, and stays.
 */
export function takeBackFiles(files: readonly FileUndo[], now: Bytes): FilesTakenBack {
  const each = files.map((file) => takeBackFile(file, now)).reverse();
  return {
    changes: [
      ...each.flatMap(({ write }) => write ?? []),
      ...each.flatMap(({ remove }) => (remove ? [{ ...remove, content: '', remove: true } as const] : [])),
    ],
    lost: each.flatMap(({ lost }) => lost ?? []).reverse(),
  };
}

interface FileTakenBack {
  readonly write?: FileChange;
  readonly remove?: { readonly path: string; readonly over: Uint8Array };
  readonly lost?: LostUndo;
}

function takeBackFile(file: FileUndo, now: Bytes): FileTakenBack {
  const { path, movedFrom, before, after, whole } = file;
  const found = now.get(path);
  const print = found && bytesPrint(found);
  if (after === undefined) return restore(path, whole ?? '', found, print === before);
  if (before === undefined) return unmake(path, found, print === after);
  if (movedFrom !== undefined) return moveBack(file, movedFrom, found, now.get(movedFrom));
  if (!found) return { lost: { path, reason: 'gone', places: file.places } };
  if (print === before) return {};
  const { text, lost } = contentBefore(file, found);
  return {
    ...(text === textOf(found) ? {} : { write: { path, content: text, over: found } }),
    ...(lost.length > 0 ? { lost: { path, reason: 'edited', places: lost } } : {}),
  };
}

function unmake(path: string, found: Uint8Array | undefined, isUntouched: boolean): FileTakenBack {
  if (!found) return {};
  return isUntouched ? { remove: { path, over: found } } : { lost: { path, reason: 'edited', places: [] } };
}

function moveBack(
  file: FileUndo,
  to: string,
  found: Uint8Array | undefined,
  there: Uint8Array | undefined,
): FileTakenBack {
  const { path, before, places } = file;
  const isBack = there !== undefined && bytesPrint(there) === before;
  if (!found) return isBack ? {} : { lost: { path, reason: 'gone', places } };
  if (isBack) return { remove: { path, over: found } };
  if (there) return { lost: { path: to, reason: 'taken', places: [] } };
  const { text, lost } = contentBefore(file, found);
  return {
    write: { path: to, content: text, movedFrom: path },
    remove: { path, over: found },
    ...(lost.length > 0 ? { lost: { path, reason: 'edited', places: lost } } : {}),
  };
}

/** What a file held before; its text where it is no longer UTF-8 stays as it is. */
function contentBefore({ places, after }: FileUndo, found: Uint8Array): TakenBack {
  const text = textOf(found);
  if (bytesPrint(found) === after) return { text: takeBack(text, places), lost: [] };
  // Git may have given all lines of a file other ends on another system.
  const [withFeeds, withPairs] = [text.replaceAll('\r\n', '\n'), text.replace(/\r?\n/g, '\r\n')];
  if (textPrint(withFeeds) === after) return { text: takeBack(withFeeds, places).replaceAll('\n', '\r\n'), lost: [] };
  if (textPrint(withPairs) === after) return { text: takeBack(withPairs, places).replaceAll('\r\n', '\n'), lost: [] };
  return text.includes('\ufffd') ? { text, lost: places } : takeBackWhereFound(text, places);
}

function restore(path: string, whole: string, found: Uint8Array | undefined, isBack: boolean): FileTakenBack {
  if (!found) return { write: { path, content: whole } };
  return isBack ? {} : { lost: { path, reason: 'taken', places: [] } };
}

function textPrint(text: string): string {
  return bytesPrint(new TextEncoder().encode(text));
}
