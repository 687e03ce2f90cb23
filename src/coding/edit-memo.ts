import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { editText } from './edit-text.ts';
import { entryLayout, lineEndAt } from './entry-layout.ts';

/**
 * The edit that writes, changes or takes away the memo of a coding; undefined where its entry is not written plainly.
 * @param memo empty: the memo goes.
 */
export function editMemo(file: string, text: string, coding: Coding, memo: string): Edit | undefined {
  const { memo: value, entry, quote } = coding.spans;
  const layout = entryLayout(text, coding);
  if (!layout) return undefined;
  if (memo === '') return value && removed(file, text, coding);
  if (value && value.start < value.end) return editText(file, text, coding, value, memo);
  if (value) return undefined;
  if (layout.flow) return { file, start: quote.end, end: quote.end, text: `, memo: ${JSON.stringify(memo)}` };
  const end = lineEndAt(text, entry.start + text.slice(entry.start, entry.end).trimEnd().length);
  const lines = memo.split('\n').map((line) => (line === '' ? '' : `${layout.indent}  ${line}`));
  return { file, start: end, end, text: `\n${layout.indent}memo: |\n${lines.join('\n')}` };
}

/** The lines of the memo, its key among them; not where it is the first key, behind the dash. */
function removed(file: string, text: string, { spans: { memo } }: Coding): Edit | undefined {
  if (!memo) return undefined;
  const before = text.slice(0, memo.start);
  const key = /\n *["']?memo["']?[ \t]*:\s*$/.exec(before);
  if (!key) return undefined;
  const last = memo.start + text.slice(memo.start, memo.end).trimEnd().length;
  return { file, start: key.index, end: lineEndAt(text, last), text: '' };
}
