import type { TextPacking } from '../model/kept-texts.ts';
import { mark, PackedWords } from './packed-words.ts';
import { WordNumbers } from './word-numbers.ts';

/** Numbers are of two bytes where these are enough, else of four. */
const short = 0xffff;

/** Packs repeat each other's words: where they stand in the table is known. */
let words: WordNumbers | undefined;

/**
 * Texts as the numbers of their words in the order in which they stand; a word is what stands between white space, or white
 * space that is not one space, so that what was packed is had again byte for byte. Four numbers tell how the rest is to be
 * read; then come where the numbers of each text end, the lengths of the words, those numbers, and the words themselves.
 */
export const wordPacking: TextPacking = {
  pack(texts) {
    words ??= new WordNumbers();
    words.begin();
    const { numbers, lengths } = words;
    const ends: number[] = [];
    for (const text of texts) {
      for (const paragraph of text) words.read(paragraph);
      ends.push(numbers.size);
    }
    const isShort = Math.max(lengths.size, lengths.most) <= short;
    const head = Uint32Array.from([mark, isShort ? 2 : 4, texts.length, lengths.size].concat(ends));
    return Buffer.concat([
      ...[Buffer.from(head.buffer), lengths.written(isShort), numbers.written(isShort), words.list],
    ]);
  },
  open: (packed) => new PackedWords(packed),
};
