import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { entryLayout, lineEndAt } from './entry-layout.ts';

/** The edit that writes or changes the `status` of a machine's coding; undefined where its entry is not written plainly. */
export function editStatus(
  file: string,
  text: string,
  coding: Coding,
  status: NonNullable<Coding['status']>,
): Edit | undefined {
  const layout = entryLayout(text, coding);
  const { entry, quote } = coding.spans;
  if (!layout) return undefined;
  const own = text.slice(entry.start, entry.end);
  const pattern = layout.flow
    ? /[{,]\s*"?status"?\s*:[ \t]*["']?(\w*)/
    : new RegExp(`(?:^|\\n {${layout.indent.length}})["']?status["']?[ \\t]*:[ \\t]*["']?(\\w*)`);
  const found = pattern.exec(layout.flow ? withoutStrings(own) : own);
  if (found) {
    const value = found[1] as string;
    const end = entry.start + found.index + found[0].length;
    const space = value === '' && text[end - 1] === ':' ? ' ' : '';
    return { file, start: end - value.length, end, text: `${space}${status}` };
  }
  if (layout.flow) return { file, start: quote.end, end: quote.end, text: `, status: ${status}` };
  const end = lineEndAt(text, entry.start + own.trimEnd().length);
  return { file, start: end, end, text: `\n${layout.indent}status: ${status}` };
}

/** What stands between quotation marks may look like a key; words do not. */
function withoutStrings(own: string): string {
  return own.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (string) =>
    /^.\w+.$/.test(string) ? string : '_'.repeat(string.length),
  );
}
