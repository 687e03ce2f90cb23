import type { CodeList } from '../model/code-place.ts';
import type { Edit } from '../model/problem.ts';

/**
 * The edit that gives a cell of a table other codes, each standing for one that was there. They stay parted as they were;
 * where there was one only, by a space, which asks for no quotation marks.
 * @param wanted for each code what replaces it; undefined: it stays; none: it goes.
 */
export function editCodeCell(
  text: string,
  { file, items }: CodeList,
  wanted: readonly (readonly string[] | undefined)[],
): Edit[] {
  const [first, second] = items;
  const last = items.at(-1);
  if (!first || !last) return [];
  const between = second ? text.slice(first.span.end, second.span.start) : ' ';
  let written = '';
  for (const [i, { span }] of items.entries()) {
    const before = items[i - 1];
    for (const [nth, word] of (wanted[i] ?? [text.slice(span.start, span.end)]).entries()) {
      const own = before && nth === 0 ? text.slice(before.span.end, span.start) : between;
      written += (written === '' ? '' : own) + word;
    }
  }
  return [{ file, start: first.span.start, end: last.span.end, text: written }];
}
