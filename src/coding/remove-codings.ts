import type { Coding, CodingFile } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { dashBefore, endOfEntry } from './add-codings.ts';

/**
 * The edits that take entries out of a file; every other byte stays. Undefined where one is not written on lines of
 * its own, so that an edit could change more than it.
 */
export function removeCodings(file: CodingFile, text: string, codings: readonly Coding[]): Edit[] | undefined {
  if (codings.length === 0) return [];
  if (codings.length === (file.row?.entries ?? file.codings.length)) return emptied(file, text);
  const edits = codings.map(({ spans }): Edit | undefined => {
    const dash = dashBefore(text, spans.entry.start);
    return dash && { file: file.path, start: dash.start, end: endOfEntry(text, spans.entry, dash.indent), text: '' };
  });
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

/** `codings: []`: read, and nothing found. */
function emptied(file: CodingFile, text: string): Edit[] | undefined {
  const { list, path } = file;
  if (text[list.start] === '[') return [{ file: path, start: list.start, end: list.end, text: '[]' }];
  const key = /(?:^|\n)["']?codings["']?[ \t]*:(?=[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*$)/.exec(
    text.slice(0, list.start),
  );
  const span = spanOfEntries(file, text);
  if (!key || !span) return undefined;
  const colon = key.index + key[0].length;
  return [
    { file: path, start: colon, end: colon, text: ' []' },
    { file: path, start: span.start, end: span.end, text: '' },
  ];
}

/** The lines from the first entry to the last, and how far their dashes are indented; undefined where they share a line with other things. */
export function spanOfEntries(
  { codings, list }: CodingFile,
  text: string,
): { start: number; end: number; indent: number } | undefined {
  const [first, last] = [codings[0], codings.at(-1)];
  if (!first || !last || text[list.start] === '[') return undefined;
  const dash = dashBefore(text, first.spans.entry.start);
  if (!dash || !dashBefore(text, last.spans.entry.start)) return undefined;
  return { ...dash, end: endOfEntry(text, last.spans.entry, dash.indent) };
}
