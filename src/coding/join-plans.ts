import { applyEdits } from '../model/edit.ts';
import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';

/**
 * Plans for several sources as one. Answers of a table share the files of their codings: what would be made anew for each
 * is made once, and what would be written in one place is written there in turn.
 * @param texts the files as read, by path
 */
export function joinPlans(plans: readonly Plan[], texts: ReadonlyMap<string, string>): Plan {
  const byFile = new Map<string, Edit[]>();
  for (const edit of plans.flatMap(({ edits }) => edits)) {
    const own = byFile.get(edit.file);
    if (own) own.push(edit);
    else byFile.set(edit.file, [edit]);
  }
  const edits = [...byFile].flatMap(([file, own]) => withList(file, joined(own), texts.get(file) ?? ''));
  const created = new Map<string, string[]>();
  for (const { path, text } of plans.flatMap((plan) => plan.created ?? [])) {
    const own = created.get(path);
    if (own) own.push(text);
    else created.set(path, [text]);
  }
  return { edits, created: [...created].map(([path, own]) => ({ path, text: oneFile(own) })) };
}

const readRows = /^rows: \[(.+)\]\n$/;

/** Edits of one stretch become one: the same change is made once, and what opens an empty list brings all entries. */
function joined(edits: readonly Edit[]): Edit[] {
  const known = new Map<string, Edit[]>();
  const others: Edit[] = [];
  for (const edit of edits) {
    const key = `${edit.start}-${edit.end}`;
    const same = known.get(key);
    const isInsertion = edit.start === edit.end && !readRows.test(edit.text);
    if (isInsertion) others.push(edit);
    else if (same) same.push(edit);
    else known.set(key, [edit]);
  }
  const ones = [...known.values()].map((same): Edit => ({ ...(same[0] as Edit), text: oneText(same) }));
  return [...ones, ...others];
}

function oneText([first, ...others]: readonly Edit[]): string {
  let text = first?.text ?? '';
  const rows = [readRows.exec(text)?.[1]];
  for (const { text: other } of others) {
    const more = readRows.exec(other)?.[1];
    if (rows.length > 0 && rows[0] !== undefined && more !== undefined) {
      rows.push(more);
      continue;
    }
    text = rowsRead(rows) ?? text;
    rows.length = 0;
    const line = other.indexOf('\n');
    if (text !== other && line !== -1) text += other.slice(line);
  }
  return rowsRead(rows) ?? text;
}

function rowsRead(rows: readonly (string | undefined)[]): string | undefined {
  return rows[0] === undefined ? undefined : `rows: [${rows.join(', ')}]\n`;
}

/** A list all of whose entries go, row by row, is written as an empty one. */
function withList(file: string, edits: readonly Edit[], text: string): Edit[] {
  const after = applyEdits(text, edits);
  if (!/^codings[ \t]*:[ \t]*(?:#[^\n]*)?(?:\n[ \t]*(?:#[^\n]*)?)*(?![\s\S])/m.test(after)) return [...edits];
  const key = /^codings[ \t]*:(?=[ \t]*(?:#[^\n]*)?\n)/m.exec(text);
  return key
    ? [...edits, { file, start: key.index + key[0].length, end: key.index + key[0].length, text: ' []' }]
    : [...edits];
}

/** Several new coding files as one: the entries of all, and the rows that any was read for. */
function oneFile([file = '', ...others]: readonly string[]): string {
  if (others.length === 0) return file;
  const entries = others.map((other) => other.split(/^codings:\n/m)[1] ?? '').join('');
  const rows = [file, ...others].flatMap((text) => /^rows: \[(.+)\]$/m.exec(text)?.[1] ?? []);
  const opened = entries === '' ? file : file.replace(/^codings: \[\]\n/m, 'codings:\n');
  const keyed = opened.replace(/^(?:rows: .*|status: partial)\n/gm, '');
  const isPartial = /^status: partial$/m.test(file) && rows.length === 0;
  const keys = rows.length > 0 ? `rows: [${rows.join(', ')}]\n` : isPartial ? 'status: partial\n' : '';
  return keyed.replace(/^codings:/m, () => `${keys}codings:`) + entries;
}
