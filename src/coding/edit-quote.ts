import type { Coding } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import { entryLayout, isOwnValue, lineEndAt } from './entry-layout.ts';

/**
 * The edit that puts other words in a coding's quote: a block stays the block it was, a value on one line becomes one;
 * within `{…}` the words stand between double quotes. Undefined where the entry is not written plainly.
 */
export function editQuote(file: string, text: string, coding: Coding, words: string): Edit | undefined {
  const layout = entryLayout(text, coding);
  const { start, end } = coding.spans.quote;
  if (!layout || start === end || !isOwnValue(text, start)) return undefined;
  if (layout.flow) return { file, start, end, text: JSON.stringify(words) };
  const block = /^[|>][-+\d]*[ \t]*(?:#[^\n]*)?\n/.exec(text.slice(start, end))?.[0];
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
