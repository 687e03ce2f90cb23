import type { Code } from '../model/codebook.ts';

/** What the codebook says of a code, for a comparison of meanings: what it leaves out, and examples, would mislead. */
export function codeText({ label, definition, include }: Code): string {
  return [label, definition, include]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}
