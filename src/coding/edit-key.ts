import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { entryLayout, lineEndAt } from './entry-layout.ts';

/**
 * The edit that writes or changes a key of an entry whose value is a word or a list of words; undefined where the entry
 * is not written plainly.
 * @param value as it stands in YAML.
 */
export function editKey(file: string, text: string, coding: Coding, key: string, value: string): Edit | undefined {
  const layout = entryLayout(text, coding);
  const { entry, quote } = coding.spans;
  if (!layout) return undefined;
  const own = text.slice(entry.start, entry.end);
  const written = `["']?${key}["']?[ \\t]*:[ \\t]*(\\[[^\\]\\n]*\\]|["']?[\\w-]*["']?)`;
  const pattern = new RegExp(layout.flow ? `[{,]\\s*${written}` : `(?:^|\\n {${layout.indent.length}})${written}`);
  const found = pattern.exec(layout.flow ? withoutStrings(own) : own);
  if (found) {
    const end = entry.start + found.index + found[0].length;
    const start = end - (found[1] as string).length;
    return { file, start, end, text: `${text[start - 1] === ':' ? ' ' : ''}${value}` };
  }
  if (layout.flow) return { file, start: quote.end, end: quote.end, text: `, ${key}: ${value}` };
  const end = lineEndAt(text, entry.start + own.trimEnd().length);
  return { file, start: end, end, text: `\n${layout.indent}${key}: ${value}` };
}

/**
 * The edit that takes a key away whose value is a word; undefined where the entry is not written plainly, or it is its
 * first key.
 */
export function removeKey(file: string, text: string, coding: Coding, key: string): Edit | undefined {
  const layout = entryLayout(text, coding);
  if (!layout) return undefined;
  const { start, end } = coding.spans.entry;
  const own = text.slice(start, end);
  const written = `["']?${key}["']?[ \\t]*:[ \\t]*["']?[\\w-]*["']?`;
  const pattern = new RegExp(layout.flow ? `,\\s*${written}` : `\\n {${layout.indent.length}}${written}[^\\n]*`);
  const found = pattern.exec(layout.flow ? withoutStrings(own) : own);
  if (!found) return undefined;
  return { file, start: start + found.index, end: start + found.index + found[0].length, text: '' };
}

/** What stands between quotation marks may look like a key; words do not. */
function withoutStrings(own: string): string {
  return own.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (string) =>
    /^.\w+.$/.test(string) ? string : '_'.repeat(string.length),
  );
}
