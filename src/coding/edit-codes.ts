import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { editKey } from './edit-key.ts';
import { entryLayout, lineEndAt } from './entry-layout.ts';

/**
 * The edit that adds codes to a coding, written as those it has: in brackets, on lines, or one word alone; undefined
 * where its entry is not written plainly.
 */
export function addCodes(
  file: string,
  text: string,
  coding: Coding,
  codes: readonly string[],
  key: 'codes' | 'against' = 'codes',
): Edit | undefined {
  const last = coding.spans[key].at(-1);
  if (codes.length === 0) return undefined;
  if (!last) return editKey(file, text, coding, key, `[${codes.join(', ')}]`);
  const { entry } = coding.spans;
  if (!entryLayout(text, coding) || last.start < entry.start || last.end > entry.end) return undefined;
  const before = text.slice(entry.start, last.start).trimEnd();
  const sign = before.at(-1);
  if (sign === '[' || sign === ',') return { file, start: last.end, end: last.end, text: `, ${codes.join(', ')}` };
  if (sign === ':') return { file, ...last, text: `[${[text.slice(last.start, last.end), ...codes].join(', ')}]` };
  if (sign !== '-') return undefined;
  const dash = entry.start + before.length - 1;
  const margin = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  if (margin.trim() !== '') return undefined;
  const end = lineEndAt(text, last.end);
  return { file, start: end, end, text: codes.map((code) => `\n${margin}- ${code}`).join('') };
}
