import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { entryLayout, lineEndAt } from './entry-layout.ts';

/** The edit that adds codes to a coding, written as those it has; undefined where its entry is not written plainly. */
export function addCodes(
  file: string,
  text: string,
  coding: Coding,
  codes: readonly string[],
  key: 'codes' | 'against' = 'codes',
): Edit | undefined {
  const layout = entryLayout(text, coding);
  const last = coding.spans[key].at(-1);
  if (!layout || codes.length === 0) return undefined;
  if (!last) {
    const value = `${key}: [${codes.join(', ')}]`;
    const { start, end } = coding.spans.quote;
    if (layout.flow) return { file, start: end, end, text: `, ${value}` };
    const quoteEnd = lineEndAt(text, start + text.slice(start, end).trimEnd().length);
    return { file, start: quoteEnd, end: quoteEnd, text: `\n${layout.indent}${value}` };
  }
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const before = text.slice(lineStart, last.start);
  if (/^\s*- +$/.test(before)) {
    const end = lineEndAt(text, last.end);
    return { file, start: end, end, text: codes.map((code) => `\n${before}${code}`).join('') };
  }
  if (new RegExp(`["']?${key}["']?[ \\t]*:[ \\t]*$`).test(before) && !layout.flow) {
    return {
      file,
      start: last.start,
      end: last.end,
      text: `[${[text.slice(last.start, last.end), ...codes].join(', ')}]`,
    };
  }
  return { file, start: last.end, end: last.end, text: codes.map((code) => `, ${code}`).join('') };
}
