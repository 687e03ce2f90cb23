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
 * Whether an address is made of a name: its words joined (`www.alpha-fils.fr` for « Alpha & Fils »), or its one word
 * between the points and the @ of the host or the mailbox.
 */
export function isInAddress({ words }: Pick<Name, 'words'>, written: string): boolean {
  const plain = foldWord(written).replace(/^https?:\/\//, '');
  const content = words.filter(isContent).map(({ folded }) => folded);
  if (content.length < 2) {
    const host = plain.replace(/\/.*$/s, '').split(/[.@_+]/);
    return content.some((word) => word.length > 3 && host.includes(word));
  }
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '');
  const joined = [
    content,
    words.map(({ folded }) => folded),
    words.map(({ folded }) => (folded === 'et' ? 'and' : folded)),
  ];
  return joined.map((parts) => parts.join('')).some((name) => name.length >= shortest && letters.includes(name));
}
