import type { Html, Text } from 'mdast';
import { leafDirectives } from './leaf-directives.ts';

/**
 * The first block directive that stands where none is read: after words, in HTML, in the cell of a table.
 * @param atTop whether the words stand in a paragraph of their own: a line that begins `::name` there is another fault.
 * @returns its name and where it begins in `body`.
 */
export function lostDirective(
  node: Text | Html,
  body: string,
  atTop: boolean,
): { name: string; start: number } | undefined {
  const from = node.position?.start.offset;
  if (from === undefined) return undefined;
  const written = body
    .slice(from, node.position?.end.offset)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, (text) => ' '.repeat(text.length));
  for (const { 1: name = '', 0: whole, index } of written.matchAll(/(?<![:\\\p{L}\p{N}])::(\p{L}[\p{L}\p{N}-]*)/gu)) {
    const start = from + index;
    if (!Object.hasOwn(leafDirectives, name) || !/^(?:\{|[ \t]*(?:[|<]|$))/m.test(body.slice(start + whole.length)))
      continue;
    const beginsLine = /(?:^|\n)[ \t]*$/.test(body.slice(0, start));
    if (node.type === 'html' || !atTop || !beginsLine) return { name, start };
  }
  return undefined;
}
