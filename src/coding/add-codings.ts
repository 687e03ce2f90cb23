import type { CodingFile } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { lineEndAt } from './entry-layout.ts';
import { entryText, type NewCoding } from './entry-text.ts';

/** The text of a new coding file. @param comment printed above, each line after `# `. */
export function newCodingFile(codings: readonly NewCoding[], { comment = '', status = '' } = {}): string {
  const head = comment === '' ? '' : `${comment.trimEnd().replace(/^/gm, '# ')}\n`;
  const keys = status === '' ? '' : `status: ${status}\n`;
  if (codings.length === 0) return `${head}${keys}codings: []\n`;
  return `${head}${keys}codings:\n${codings.map((one) => entryText(one)).join('')}`;
}

/**
 * The edit that adds codings after the last one of a file, written as its neighbours are; every other byte stays.
 * @param text the file as read.
 */
export function addCodings(file: CodingFile, text: string, codings: readonly NewCoding[]): Edit {
  const { list, path } = file;
  if (text[list.start] === '[') return inBrackets(file, text, codings);
  const last = file.codings.at(-1);
  const dash = last ? dashBefore(text, last.spans.entry.start) : { indent: 2, own: true };
  if (!last || !dash.own)
    return { file: path, start: text.length, end: text.length, text: atEnd(text, codings, dash.indent) };
  const at = endOfEntry(text, last.spans.entry, dash.indent);
  const before = text[at - 1] === '\n' || at === 0 ? '' : '\n';
  return { file: path, start: at, end: at, text: before + codings.map((one) => entryText(one, dash.indent)).join('') };
}

function atEnd(text: string, codings: readonly NewCoding[], indent: number): string {
  return (text.endsWith('\n') || text === '' ? '' : '\n') + codings.map((one) => entryText(one, indent)).join('');
}

/** `codings: []` opens into lines; a list that people wrote in brackets gets its entries within them. */
function inBrackets({ list, path }: CodingFile, text: string, codings: readonly NewCoding[]): Edit {
  const inside = text.slice(list.start + 1, list.end - 1);
  if (inside.trim() === '') {
    const spaces = /[ \t]*$/.exec(text.slice(0, list.start))?.[0].length ?? 0;
    const rest = text.slice(list.end, lineEndAt(text, list.end)).trimEnd();
    const entries = codings.map((one) => entryText(one)).join('');
    return {
      file: path,
      start: list.start - spaces,
      end: lineEndAt(text, list.end),
      text: `${rest}\n${entries}`.trimEnd(),
    };
  }
  const comma = /,\s*$/.test(inside) ? ' ' : ', ';
  const at = list.start + 1 + inside.trimEnd().length;
  return { file: path, start: at, end: at, text: comma + codings.map(flow).join(', ') };
}

function flow({ quote, codes, against, ...rest }: NewCoding): string {
  return JSON.stringify({
    quote,
    ...(codes.length > 0 ? { codes } : {}),
    ...(against.length > 0 ? { against } : {}),
    ...rest,
  });
}

/** How far an entry's dash is indented, and whether it stands on a line of its own. */
export function dashBefore(text: string, start: number): { indent: number; own: boolean } {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return { indent: before.length - before.trimStart().length, own: /^ *- +$/.test(before) };
}

/** The start of the line after an entry and the comments that stand under it, indented like its keys. */
export function endOfEntry(text: string, entry: { start: number; end: number }, indent: number): number {
  const last = entry.start + text.slice(entry.start, entry.end).trimEnd().length;
  let at = Math.min(text.length, lineEndAt(text, last) + 1);
  for (;;) {
    const next = text.slice(at, lineEndAt(text, at));
    const margin = /^( *)#/.exec(next)?.[1]?.length;
    if (margin === undefined || margin <= indent) return at;
    at = Math.min(text.length, lineEndAt(text, at) + 1);
  }
}
