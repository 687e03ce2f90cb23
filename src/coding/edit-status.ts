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
    ? /[{,]\s*"?status"?\s*:\s*"?(\w+)/
    : new RegExp(`(?:^|\\n {${layout.indent.length}})status[ \\t]*:[ \\t]*["']?(\\w+)`);
  const found = pattern.exec(own);
  if (found) {
    const end = entry.start + found.index + found[0].length;
    return { file, start: end - (found[1] as string).length, end, text: status };
  }
  if (layout.flow) return { file, start: quote.end, end: quote.end, text: `, status: ${status}` };
  const end = lineEndAt(text, entry.start + own.trimEnd().length);
  return { file, start: end, end, text: `\n${layout.indent}status: ${status}` };
}
