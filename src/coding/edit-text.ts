import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import { entryLayout, isOwnValue, lineEndAt } from './entry-layout.ts';

/**
 * The edit that puts other words in a text of a coding, its quote or its memo: a block of lines stays the block it was,
 * anything else becomes one; within `{…}` the words stand between double quotes. Undefined where the entry is not written
 * plainly.
 * @param value where the text stands in the file.
 */
export function editText(file: string, text: string, coding: Coding, value: Span, words: string): Edit | undefined {
  const layout = entryLayout(text, coding);
  const { start, end } = value;
  if (!layout || start === end || !isOwnValue(text, start)) return undefined;
  if (layout.flow) return { file, start, end, text: JSON.stringify(words) };
  const block = /^[|>][-+\d]*[ \t]*(?:#[^\n]*)?\n/.exec(text.slice(start, end))?.[0];
  if (block?.startsWith('>') && words.includes('\n')) {
    // A folded block would join these lines.
    const last = start + text.slice(start, end).trimEnd().length;
    return { file, start, end: last, text: `|\n${indented(words, `${layout.indent}  `)}` };
  }
  if (block) return inBlock(file, text, start + block.length, end, words);
  const line = lineEndAt(text, end);
  const comment = text.slice(end, line).trim();
  return {
    file,
    start,
    end: line,
    text: `|${comment === '' ? '' : ` ${comment}`}\n${indented(words, `${layout.indent}  `)}`,
  };
}

/** Replaces a block's lines, keeping its header, its indentation and the lines' end after it. */
function inBlock(file: string, text: string, from: number, end: number, words: string): Edit {
  const content = text.slice(from, end);
  const blank = /^(?:[ \t]*\n)*/.exec(content)?.[0].length ?? 0;
  const indent = /^ */.exec(content.slice(blank))?.[0] ?? '';
  const last = from + content.trimEnd().length;
  return { file, start: from + blank, end: last, text: indented(words, indent) };
}

function indented(words: string, indent: string): string {
  return words
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}
