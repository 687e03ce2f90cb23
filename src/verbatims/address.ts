import { foldWord } from '../language/fold.ts';
import type { Span } from '../model/span.ts';
import type { Name } from './names-of.ts';
import { isContent } from './names-of.ts';

const address =
  /(?:https?:\/\/|www\.)[^\s<>«»"“”()[\]]+|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?<![\p{L}\p{N}.@-])[\p{L}\p{N}-]{2,64}\.(?:fr|com|org|net|eu|io|coop|be|ch|ca|uk)(?![\p{L}\p{N}-])/giu;

/** Web and e-mail addresses in a text; offsets in UTF-16 units. */
export function addressesIn(text: string): Span[] {
  if (!/[\p{L}\p{N}][.@:][\p{L}\p{N}/]/u.test(text)) return [];
  return [...text.matchAll(address)].map(({ 0: found, index }) => {
    const kept = found.replace(/[.,;:!?…'’*_]+$/u, '');
    return { start: index, end: index + kept.length };
  });
}

/** Shorter names joined (letters) would be found in any address. */
const shortest = 6;

/**
 * Finds the first name that an address is made of: its words joined (`www.alpha-fils.fr` for « Alpha & Fils »), or its one
 * word between the points and the @ of the host or the mailbox.
 */
export class AddressNames<N extends Pick<Name, 'words'>> {
  readonly #names: readonly N[];
  /** Number of the first name, by what it is in an address. */
  readonly #words = new Map<string, number>();
  readonly #joined = new Map<string, number>();
  readonly #lengths: readonly number[];

  constructor(names: readonly N[]) {
    this.#names = names;
    for (const [number, { words }] of names.entries()) {
      const content = words.filter(isContent).map(({ folded }) => folded);
      const parts = content.length < 2 ? content.filter((word) => word.length > 3) : joinedWords(content, words);
      const first = content.length < 2 ? this.#words : this.#joined;
      for (const part of parts) if (!first.has(part)) first.set(part, number);
    }
    this.#lengths = [...new Set([...this.#joined.keys()].map((name) => name.length))];
  }

  firstIn(written: string): N | undefined {
    const plain = foldWord(written).replace(/^https?:\/\//, '');
    const letters = plain.replace(/[^\p{L}\p{N}]/gu, '');
    const host = plain.replace(/\/.*$/s, '').split(/[.@_+]/);
    let first = this.#names.length;
    for (const part of host) first = Math.min(first, this.#words.get(part) ?? first);
    for (const length of this.#lengths)
      for (let from = 0; from + length <= letters.length; from++)
        first = Math.min(first, this.#joined.get(letters.slice(from, from + length)) ?? first);
    return this.#names[first];
  }
}

function joinedWords(content: readonly string[], words: Name['words']): string[] {
  const all = words.map(({ folded }) => folded);
  const joined = [content, all, all.map((folded) => (folded === 'et' ? 'and' : folded))];
  return joined.map((parts) => parts.join('')).filter((name) => name.length >= shortest);
}
