import type { Element, Root } from 'hast';
import { noBreakSpaces } from './no-break-spaces.ts';

/** Transcripts keep the characters they have; code means what it says. */
const asWritten = new Set(['blockquote', 'details', 'code', 'pre']);

/** Gives the analyst's French prose its no-break spaces. */
export function keepFrenchSpaces(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type === 'text') {
      child.value = noBreakSpaces(child.value);
    } else if (child.type === 'element' && !asWritten.has(child.tagName)) keepFrenchSpaces(child);
  }
}
