import { nameWords } from './name-words.ts';
import type { Name } from './names-of.ts';

/** A word is looked at in a stretch of a text that is longer than any. */
const stretch = 80;
/** Fewer letters of a word say nothing. */
const fewest = 3;

/**
 * Words that a text begins or ends with where it may cut a name, or begin with one: all words but the last at its end, all
 * at its beginning, and beginnings and ends of all.
 */
export class NameEdges {
  readonly #after = new Set<string>();
  readonly #before = new Set<string>();

  constructor(names: Iterable<Pick<Name, 'words'>>) {
    for (const { words } of names)
      for (const [at, { folded }] of words.entries()) {
        this.#after.add(bare(folded));
        if (at < words.length - 1) this.#before.add(bare(folded));
        for (let from = 1; from <= folded.length - fewest; from++) this.#after.add(bare(folded.slice(from)));
        for (let to = fewest; to < folded.length; to++) this.#before.add(bare(folded.slice(0, to)));
      }
  }

  /** Whether a name may begin before the text, or be its first words, or go on behind it. */
  mayMeet(text: string): boolean {
    const first = nameWords(text.slice(0, stretch))[0];
    const last = nameWords(text.slice(-stretch)).at(-1);
    return (
      (first !== undefined && this.#after.has(bare(first.folded))) ||
      (last !== undefined && this.#before.has(bare(last.folded)))
    );
  }
}

/** As names are found, in the plural, too. */
function bare(folded: string): string {
  return folded.replace(/s+$/, '') || folded;
}
