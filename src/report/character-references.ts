import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../model/span.ts';
import { parseMarkdown } from '../parse/template.ts';

/** Markdown as a reader sees its letters; `spanOf` says where a stretch of it is written (UTF-16 units). */
export interface Decoded {
  readonly text: string;
  readonly spanOf: (span: Span) => Span;
}

const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;

/** Markdown with its character references, `&#105;` or `&shy;`, as the characters they stand for. */
export function decodeReferences(markdown: string): Decoded {
  const found = [...markdown.matchAll(reference)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    text: textOf(parseMarkdown(`x${written}x`)).slice(1, -1),
  }));
  if (found.length === 0) return { text: markdown, spanOf: (span) => span };
  let text = '';
  let from = 0;
  const at: number[] = [];
  const keep = (to: number) => {
    for (; from < to; from += 1) at.push(from);
  };
  for (const one of found) {
    text += markdown.slice(from, one.start) + one.text;
    keep(one.start);
    for (let left = one.text.length; left > 0; left -= 1) at.push(one.start);
    from = one.end;
  }
  text += markdown.slice(from);
  keep(markdown.length);
  at.push(markdown.length);
  const endOf = (end: number) => {
    const last = at[end - 1] ?? 0;
    return found.find(({ start }) => start === last)?.end ?? last + 1;
  };
  return { text, spanOf: ({ start, end }) => ({ start: at[start] ?? markdown.length, end: endOf(end) }) };
}
