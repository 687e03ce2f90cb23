import type { Coding, CodingFile } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { dashBefore, endOfEntry } from './add-codings.ts';
import { editAt } from './edit-at.ts';
import { editKey, removeKey } from './edit-key.ts';
import { editItems } from './edit-list.ts';
import { editMemo } from './edit-memo.ts';
import { editText } from './edit-text.ts';
import { entryText } from './entry-text.ts';
import { NotPlain } from './not-plain.ts';
import { removeCodings } from './remove-codings.ts';

/** Words of a source, and where they begin in its body. */
export interface QuotedPlace {
  readonly quote: string;
  readonly at: number;
}

/** What becomes of a coding; what is absent stays as it is. */
export interface CodingEdit {
  readonly codes?: readonly string[];
  readonly against?: readonly string[];
  /** Empty: the memo goes. */
  readonly memo?: string;
  /** Empty: it is quoted like any other again. */
  readonly verbatim?: 'pinned' | 'banned' | '';
  readonly passage?: QuotedPlace;
  /** The coding's words end before these, which get an entry of their own with the same codes. */
  readonly rest?: QuotedPlace;
}

/**
 * The edits that change one coding of a file; every other byte stays.
 * @throws NotPlain where its entry is written in a way that cannot be changed without risk.
 */
export function planCodingEdit(file: CodingFile, text: string, coding: Coding, edit: CodingEdit): Edit[] {
  const { path } = file;
  const edits: (readonly Edit[] | undefined)[] = [];
  if (edit.codes) edits.push(setCodes(path, text, coding, 'codes', edit.codes));
  if (edit.against) edits.push(setCodes(path, text, coding, 'against', edit.against));
  if (edit.passage) {
    edits.push(asList(editText(path, text, coding, coding.spans.quote, edit.passage.quote)));
    edits.push(asList(editAt(path, text, coding, edit.passage.at)));
  }
  if (edit.memo !== undefined && edit.memo !== (coding.memo ?? '').trim())
    edits.push(asList(editMemo(path, text, coding, edit.memo)));
  if (edit.verbatim !== undefined && edit.verbatim !== (coding.verbatim ?? '')) {
    const wanted = edit.verbatim;
    const one = wanted === '' ? removeKey : editKey;
    edits.push(asList(one(path, text, coding, 'verbatim', wanted)));
  }
  if (edit.rest) edits.push(asList(entryAfter(path, text, coding, edit.rest, edit)));
  if (edits.every((one) => one !== undefined)) return edits.flat();
  throw new NotPlain(path, coding.spans.entry.start, 'This entry is not written plainly.');
}

/** The edits that take one coding out of a file. @throws NotPlain */
export function planCodingRemoval(file: CodingFile, text: string, coding: Coding): Edit[] {
  const edits = removeCodings(file, text, [coding]);
  if (edits) return edits;
  throw new NotPlain(file.path, coding.spans.entry.start, 'This entry is not written on lines of its own.');
}

function asList(edit: Edit | undefined): Edit[] | undefined {
  return edit && [edit];
}

/** A list of codes as wanted: those that stay keep their place and their comments. */
function setCodes(
  path: string,
  text: string,
  coding: Coding,
  key: 'codes' | 'against',
  wanted: readonly string[],
): readonly Edit[] | undefined {
  const before = coding[key];
  const fresh = wanted.filter((id) => !before.includes(id));
  const spans = coding.spans[key];
  if (before.length === 0)
    return fresh.length === 0 ? [] : asList(editKey(path, text, coding, key, `[${fresh.join(', ')}]`));
  const items = before.map((value, i) => ({ value, span: spans[i] as { start: number; end: number } }));
  const replaced = items.map(({ value }): readonly string[] | undefined =>
    wanted.includes(value) ? undefined : fresh.length > 0 ? [fresh.shift() as string] : [],
  );
  if (fresh.length > 0) {
    const last = replaced.length - 1;
    replaced[last] = [...(replaced[last] ?? [items[last]?.value as string]), ...fresh];
  }
  if (replaced.every((ids) => ids === undefined)) return [];
  return editItems(path, text, items, replaced);
}

/** A second entry right behind the first, with its codes. */
function entryAfter(
  path: string,
  text: string,
  coding: Coding,
  { quote, at }: QuotedPlace,
  { codes = coding.codes, against = coding.against }: CodingEdit,
): Edit | undefined {
  const { entry } = coding.spans;
  const dash = dashBefore(text, entry.start);
  if (!dash) return undefined;
  const end = endOfEntry(text, entry, dash.indent);
  const before = end > 0 && text[end - 1] !== '\n' ? '\n' : '';
  const { row, date, from } = coding;
  const second = {
    ...(row === undefined ? {} : { row }),
    quote,
    at,
    codes,
    against,
    ...(date ? { date } : {}),
    ...(from ? { from } : {}),
  };
  return { file: path, start: end, end, text: before + entryText(second, dash.indent) };
}
