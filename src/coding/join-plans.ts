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
  const created = new Map<string, string>();
  for (const { path, text } of plans.flatMap((plan) => plan.created ?? [])) {
    const before = created.get(path);
    created.set(path, before === undefined ? text : withEntries(before, text));
  }
  return { edits, created: [...created].map(([path, text]) => ({ path, text })) };
}

const readRows = /^rows: \[(.+)\]\n$/;

/** Edits of one stretch become one: the same change is made once, and what opens an empty list brings all entries. */
function joined(edits: readonly Edit[]): Edit[] {
  const known = new Map<string, Edit>();
  const others: Edit[] = [];
  for (const edit of edits) {
    const key = `${edit.start}-${edit.end}`;
    const before = known.get(key);
    const isInsertion = edit.start === edit.end && !readRows.test(edit.text);
    if (isInsertion) others.push(edit);
    else known.set(key, before ? { ...before, text: bothTexts(before.text, edit.text) } : edit);
  }
  return [...known.values(), ...others];
}

function bothTexts(one: string, other: string): string {
  const [rows, more] = [readRows.exec(one)?.[1], readRows.exec(other)?.[1]];
  if (rows !== undefined && more !== undefined) return `rows: [${rows}, ${more}]\n`;
  const line = other.indexOf('\n');
  return one === other || line === -1 ? one : one + other.slice(line);
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

/** A new coding file with the entries of another, and the rows that either was read for. */
function withEntries(file: string, other: string): string {
  const entries = other.split(/^codings:\n/m)[1] ?? '';
  const rows = [file, other].flatMap((text) => /^rows: \[(.+)\]$/m.exec(text)?.[1] ?? []);
  const opened = entries === '' ? file : file.replace(/^codings: \[\]\n/m, 'codings:\n');
  const keyed = opened.replace(/^(?:rows: .*|status: partial)\n/gm, '');
  const isPartial = /^status: partial$/m.test(file) && rows.length === 0;
  const keys = rows.length > 0 ? `rows: [${rows.join(', ')}]\n` : isPartial ? 'status: partial\n' : '';
  return keyed.replace(/^codings:/m, () => `${keys}codings:`) + entries;
}
