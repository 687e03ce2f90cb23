import type { RootContent } from 'mdast';
import { element } from './html-element.ts';
import type { OutlineEntry } from './outline.ts';

/** Links to headings as a nested list; null where there are none. */
export function htmlContents(entries: readonly OutlineEntry[]): RootContent | null {
  if (entries.length === 0) return null;
  const top = Math.min(...entries.map(({ level }) => level));
  const items: RootContent[] = [];
  for (let index = 0; index < entries.length; ) {
    const entry = entries[index] as OutlineEntry;
    const rest = entries.slice(index + 1);
    const next = rest.findIndex(({ level }) => level <= top);
    const below = next === -1 ? rest : rest.slice(0, next);
    const link = element('a', { href: `#${entry.heading.anchor}` }, entry.heading.text);
    items.push(element('li', {}, link, htmlContents(below)));
    index += 1 + below.length;
  }
  return element('ul', {}, ...items);
}
