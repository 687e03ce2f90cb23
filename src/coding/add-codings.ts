import type { CodingFile } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { lineEndAt } from './entry-layout.ts';
import { entryText, type NewCoding, scalar } from './entry-text.ts';

interface NewFileOptions {
  /** Printed above, each line after `# `. */
  readonly comment?: string;
  readonly status?: string;
  readonly only?: readonly string[];
  /** Of an answer in a table: the id of its row. */
  readonly row?: string | undefined;
  /** Of a table: the rows that were read. */
  readonly rows?: readonly string[];
}

/** The text of a new coding file. */
export function newCodingFile(given: readonly NewCoding[], options: NewFileOptions = {}): string {
  const { comment = '', status = '', only = [], row, rows = [] } = options;
  const codings = given.map((one) => ofRow(one, row));
  const head = comment === '' ? '' : `${comment.trimEnd().replace(/^/gm, '# ')}\n`;
  const limits = only.length === 0 ? '' : `only: [${only.join(', ')}]\n`;
  const read = rows.length === 0 ? '' : `rows: [${rows.map(scalar).join(', ')}]\n`;
  const keys = (status === '' ? '' : `status: ${status}\n`) + limits + read;
  if (codings.length === 0) return `${head}${keys}codings: []\n`;
  return `${head}${keys}codings:\n${codings.map((one) => entryText(one)).join('')}`;
}

/**
 * The edit that adds codings after the last one of a file, written as its neighbours are; every other byte stays.
 * @param text the file as read.
 */
export function addCodings(file: CodingFile, text: string, given: readonly NewCoding[]): Edit {
  const { list, path, row } = file;
  const codings = given.map((one) => ofRow(one, row?.id));
  if (text[list.start] === '[') return inBrackets(file, text, codings);
  const last = file.codings.at(-1);
  const dash = (last && dashBefore(text, last.spans.entry.start)) ?? dashBefore(text, list.start + 1);
  const before = last?.spans.entry ?? (row ? list : undefined);
  const at = dash && (before ? endOfEntry(text, before, dash.indent) : dash.start);
  const start = at ?? text.length;
  const opening = start === 0 || text[start - 1] === '\n' ? '' : '\n';
  const entries = codings.map((one) => entryText(one, dash?.indent)).join('');
  return { file: path, start, end: start, text: opening + entries };
}

function ofRow(coding: NewCoding, row: string | undefined): NewCoding {
  return row === undefined ? coding : { ...coding, row };
}

/** `codings: []` opens into lines; a list that people wrote in brackets gets its entries within them. */
function inBrackets(file: CodingFile, text: string, codings: readonly NewCoding[]): Edit {
  const { list, path } = file;
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
  const entries = codings.map(flow).join(', ');
  const last = file.codings.at(-1);
  const at = last?.spans.entry.end ?? list.start + 1;
  const others = inside.replace(/#.*/g, '').trim() === '' ? '' : ', ';
  return { file: path, start: at, end: at, text: last ? `, ${entries}` : entries + others };
}

function flow({ quote, codes, against, ...rest }: NewCoding): string {
  return JSON.stringify({
    quote,
    ...(codes.length > 0 ? { codes } : {}),
    ...(against.length > 0 ? { against } : {}),
    ...rest,
  });
}

/** Where the line of an entry's dash begins, and how far it is indented; undefined where other things stand on that line. */
export function dashBefore(text: string, start: number): { start: number; indent: number } | undefined {
  const from = Math.max(0, text.lastIndexOf('-', start - 1));
  const line = text.lastIndexOf('\n', from - 1) + 1;
  const isAlone = /^ *-[ \t]*(?:(?:#.*)?\n[ \t]*)*$/.test(text.slice(line, start));
  return isAlone ? { start: line, indent: from - line } : undefined;
}

/** The start of the line after an entry and the comments that stand under it, indented like its keys. */
export function endOfEntry(text: string, entry: { start: number; end: number }, indent: number): number {
  const last = entry.start + text.slice(entry.start, entry.end).trimEnd().length;
  let end = Math.min(text.length, lineEndAt(text, last) + 1);
  for (let at = end; at < text.length; ) {
    const next = text.slice(at, lineEndAt(text, at));
    const margin = /^( *)#/.exec(next)?.[1]?.length;
    if (next.trim() !== '' && (margin === undefined || margin <= indent)) break;
    at = Math.min(text.length, lineEndAt(text, at) + 1);
    if (margin !== undefined) end = at;
  }
  return end;
}
