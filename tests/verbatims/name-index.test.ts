import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NameIndex } from '../../src/verbatims/name-index.ts';
import { nameWords } from '../../src/verbatims/name-words.ts';

const words = fc.array(fc.constantFrom('Anna', 'Annas', 'Annass', 's', 'ss', 'Zorb', 'de', 'Qis'), {
  minLength: 1,
  maxLength: 4,
});

/** As names are compared: an `s` at the end of a word may be an ending. */
function bare(text: string): string[] {
  return nameWords(text).map(({ folded }) => folded.replace(/s+$/, ''));
}

it('finds at each word the names that stand there, in their order', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.array(words, { maxLength: 4 }), (given, said) => {
      const names = given.map((one) => ({ name: one.join(' '), words: nameWords(one.join(' ')) }));
      const text = said.flat().join(' ');
      const index = new NameIndex(names);
      bare(text).forEach((_, at) => {
        const standsHere = ({ name }: { name: string }) => bare(name).every((word, i) => word === bare(text)[at + i]);
        expect(index.from(nameWords(text), at)).toEqual(names.filter(standsHere));
      });
    }),
  );
});

it('groups names by their first word, as written', () => {
  const names = ['Zorb Qi', 'Anna', 'Zorb', 'Annas', 'Anna Qi'].map((name) => ({ name, words: nameWords(name) }));
  expect(new NameIndex(names).groups.map(({ name }) => name)).toEqual(['Zorb Qi', 'Zorb', 'Anna', 'Anna Qi', 'Annas']);
});
