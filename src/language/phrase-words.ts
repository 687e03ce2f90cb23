import type { Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import { chunksOf } from './chunks.ts';
import { foldToken } from './fold.ts';
import { isElided, tokenize } from './tokens.ts';

/** A token as phrases see it. */
export interface TokenType {
  readonly folded: string;
  /** Of its first word. */
  readonly stem: string | undefined;
}

/** A word of a compound, or all of a token that is none, where it stands in a chunk. */
export interface Word extends Span {
  readonly stem: string;
  readonly token: TokenType;
  /** How many words of its token follow. */
  readonly left: number;
  readonly opens: boolean;
}

/** One word of a phrase; a `prefix` matches the beginning of a word. */
export type Part = { stem: string } | { prefix: string };

export interface Phrase {
  id: number;
  parts: readonly Part[];
}

/** What a phrase looks for, word by word. */
export function parseParts(phrase: string, language: SpokenLanguage, stem: (word: string) => string): Part[] {
  return chunksOf(phrase).flatMap((chunk): Part[] => {
    const words = wordsOf(chunk, language, stem);
    const open = chunk.endsWith('*') ? words.findLast((word) => word.opens) : undefined;
    const whole = open ? words.slice(0, words.indexOf(open)) : words;
    const parts: Part[] = whole.map(({ stem: own }) => ({ stem: own }));
    return open ? [...parts, { prefix: open.token.folded }] : parts;
  });
}

/** The words of a chunk, where they stand in it. */
export function wordsOf(chunk: string, language: SpokenLanguage, stem: (word: string) => string): Word[] {
  return tokenize(chunk, language).flatMap(({ text, start }) => {
    if (isElided({ text })) return [];
    const folded = foldToken(text);
    const written = /[‐‑-]/.test(text) ? [...text.matchAll(/[^‐‑-]+/gu)] : [{ 0: text, index: 0 }];
    const stems = written.map((piece) => stem(piece[0].length === text.length ? folded : foldToken(piece[0])));
    const token = { folded, stem: stems[0] };
    return written.map(({ 0: said, index }, at): Word => {
      const from = start + index;
      const left = written.length - 1 - at;
      return { stem: stems[at] as string, token, left, opens: at === 0, start: from, end: from + said.length };
    });
  });
}
