import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldWord } from '../../src/language/fold.ts';
import { AddressNames } from '../../src/verbatims/address.ts';
import { nameWords } from '../../src/verbatims/name-words.ts';
import { isContent } from '../../src/verbatims/names-of.ts';

/** The definition, for one name. */
function isInAddress(name: string, written: string): boolean {
  const words = nameWords(name);
  const plain = foldWord(written).replace(/^https?:\/\//, '');
  const content = words.filter(isContent).map(({ folded }) => folded);
  if (content.length < 2) {
    const host = plain.replace(/\/.*$/s, '').split(/[.@_+]/);
    return content.some((word) => word.length > 3 && host.includes(word));
  }
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '');
  const all = words.map(({ folded }) => folded);
  return [content, all, all.map((folded) => (folded === 'et' ? 'and' : folded))]
    .map((parts) => parts.join(''))
    .some((joined) => joined.length >= 6 && letters.includes(joined));
}

const parts = ['Zorb', 'zorbes', 'Élqan', 'de', 'et', '&', 'Qi', 'M.', 'and'];
const name = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const address = fc
  .array(
    fc.tuple(fc.constantFrom(...parts, 'fr', 'www', 'https://'), fc.constantFrom('', '.', '-', '/', '@', '_', '+')),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((pieces) => pieces.flat().join(''));

it('finds the first of the names that an address is made of', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), address, (names, written) => {
      const index = new AddressNames(names.map((one) => ({ name: one, words: nameWords(one) })));
      expect(index.firstIn(written)?.name).toBe(names.find((one) => isInAddress(one, written)));
    }),
    { numRuns: 2000 },
  );
});
