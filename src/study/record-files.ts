import type { FileUndo } from '../model/codebook-change.ts';
import { takeBack, undoPlaces } from '../model/undo-places.ts';
import { printOf } from './print-of.ts';

export type Bytes = ReadonlyMap<string, Uint8Array>;

/**
 * What takes changed files back to what they were, to the byte.
 * @param moved path before → path after.
 */
export function recordFiles(before: Bytes, after: Bytes, moved: ReadonlyMap<string, string> = new Map()): FileUndo[] {
  const origins = new Map([...moved].map(([from, to]) => [to, from]));
  const made = [...after].flatMap(([path, content]): FileUndo[] => {
    const movedFrom = origins.get(path);
    const old = before.get(movedFrom ?? path);
    if (!old) return [{ path, after: bytesPrint(content), places: [] }];
    if (movedFrom === undefined && isSame(old, content)) return [];
    return [{ path, ...(movedFrom === undefined ? {} : { movedFrom }), ...recordContent(old, content) }];
  });
  const gone = [...before].filter(([path]) => !after.has(path) && !moved.has(path));
  return [
    ...made,
    ...gone.map(([path, content]) => ({ path, before: bytesPrint(content), places: [], whole: textOf(content) })),
  ];
}

/** As written: BOM and CRLF stay, so that putting it back is exact. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The first 12 hexadecimal digits of SHA-256. */
export function bytesPrint(bytes: Uint8Array): string {
  return printOf(bytes).slice(0, 12);
}

function recordContent(old: Uint8Array, content: Uint8Array): Pick<FileUndo, 'before' | 'after' | 'places'> {
  const places = undoPlaces(textOf(old), textOf(content));
  if (takeBack(textOf(content), places) !== textOf(old)) throw new Error('a change could not be recorded exactly');
  return { before: bytesPrint(old), after: bytesPrint(content), places };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && a.every((byte, i) => byte === b[i]));
}
