import type { Coding } from '../model/coding.ts';

/** How an entry of a coding file is written: its keys on lines of their own, or `{…}` on one. */
export interface EntryLayout {
  readonly flow: boolean;
  /** What stands before each of its keys: as many spaces as the first is indented; empty in `{…}`. */
  readonly indent: string;
}

/** The layout of an entry; undefined where an edit could change more than this entry (an alias, an anchor, a `[…]`). */
export function entryLayout(text: string, { spans }: Coding): EntryLayout | undefined {
  const { start } = spans.entry;
  if (text[start] === '{') return { flow: true, indent: '' };
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^ *(?:- +)*$/.test(before) || !/^["']?[a-z_]+["']?[ \t]*:/.test(text.slice(start, start + 80)))
    return undefined;
  return { flow: false, indent: ' '.repeat(before.length) };
}

/** Whether a value stands right after its key, without an anchor, a tag or an alias. */
export function isOwnValue(text: string, start: number): boolean {
  let before = start - 1;
  while (before >= 0 && /\s/.test(text[before] as string)) before--;
  return text[before] === ':' && text[start] !== '*';
}

/** Offset of the end of the line an offset stands in. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
