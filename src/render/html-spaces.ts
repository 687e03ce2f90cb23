import type { Element, Root } from 'hast';

/** Transcripts keep the characters they have; code means what it says. */
const asWritten = new Set(['blockquote', 'details', 'code', 'pre']);

/** Gives the analyst's French prose its no-break spaces: where a space stands before « ; : ! ? » » or after « « ». */
export function keepFrenchSpaces(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type === 'text') {
      child.value = child.value.replace(/ (?=[;:!?»%](?:\s|[.,)\]]|$))/g, '\u00a0').replace(/« /g, '«\u00a0');
    } else if (child.type === 'element' && !asWritten.has(child.tagName)) keepFrenchSpaces(child);
  }
}
