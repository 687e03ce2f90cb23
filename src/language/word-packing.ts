import { gap, type TextPacking } from '../model/kept-texts.ts';
import { mark, PackedWords } from './packed-words.ts';
import { WordNumbers } from './word-numbers.ts';

const apart = Buffer.alloc(gap, ' ');

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
    const ends = texts.map((text) => {
      for (const paragraph of text) words?.read(paragraph);
      return words?.size as number;
    });
    const { list, numbers } = words;
    const lengths = list.map(({ length }) => length);
    const isShort = list.length < short && lengths.every((length) => length <= short);
    const written = (values: Uint32Array) => Buffer.from((isShort ? Uint16Array.from(values) : values.slice()).buffer);
    const head = Uint32Array.of(mark, isShort ? 2 : 4, texts.length, list.length, ...ends);
    const named = list.flatMap((word) => [word, apart]);
    return Buffer.concat([Buffer.from(head.buffer), written(Uint32Array.from(lengths)), written(numbers), ...named]);
  },
  open: (packed) => new PackedWords(packed),
};
