import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { entryLayout, isOwnValue, lineEndAt } from './entry-layout.ts';

/** The edit that writes or corrects a coding's `at`; undefined where its entry is not written plainly. */
export function editAt(file: string, text: string, coding: Coding, at: number): Edit | undefined {
  const layout = entryLayout(text, coding);
  if (!layout) return undefined;
  const { at: value, entry } = coding.spans;
  if (value) {
    if (value.start === value.end) return emptyValue(file, text, value.start, at);
    return isOwnValue(text, value.start) ? { file, start: value.start, end: value.end, text: String(at) } : undefined;
  }
  if (layout.flow) {
    const { end } = coding.spans.quote;
    return { file, start: end, end, text: `, at: ${at}` };
  }
  const last = text.slice(entry.start, entry.end).trimEnd().length + entry.start;
  if (/\n\n/.test(text.slice(last, entry.end)))
    // a block that keeps its last blank lines
    return { file, start: entry.end, end: entry.end, text: `${layout.indent}at: ${at}\n` };
  const end = lineEndAt(text, last);
  return { file, start: end, end, text: `\n${layout.indent}at: ${at}` };
}

/** `at:` without a value gets one, right after its colon. */
function emptyValue(file: string, text: string, offset: number, at: number): Edit | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const key = /(?:^|[\s{,-])["']?at["']?[ \t]*:/.exec(text.slice(line, lineEndAt(text, offset)));
  if (!key) return undefined;
  const start = line + key.index + key[0].length;
  return { file, start, end: start, text: ` ${at}` };
}
