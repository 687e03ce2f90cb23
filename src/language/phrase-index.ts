import type { Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import { apostrophes, foldWord } from './fold.ts';
import { stemmer } from './stem.ts';
import { isElided, tokenize } from './tokens.ts';

/** A phrase found: its words `first` to `last` (elisions not counted), and where they stand in UTF-16 units. */
export interface Occurrence extends Span {
  first: number;
  last: number;
}

/** A word of a compound, or all of a token that is none. */
interface Piece {
  readonly folded: string;
  readonly stem: string;
  /** Where it stands in its token. */
  readonly from: number;
  readonly to: number;
}

/** A token as phrases see it, made once for each spelling: texts repeat theirs. Elisions have no pieces. */
interface WordType {
  readonly pieces: readonly Piece[];
  readonly folded: string;
  /** The phrases it may begin. */
  readonly opened: readonly Phrase[];
}

/** A piece where it stands in a text. */
interface Word extends Span {
  readonly piece: Piece;
  readonly type: WordType;
  /** Position of its token's last word. */
  readonly tokenLast: number;
  readonly opens: boolean;
}

/** One word of a phrase; a `prefix` matches the beginning of a word. */
type Part = { stem: string } | { prefix: string };

interface Phrase {
  id: number;
  parts: readonly Part[];
}

/** Between the words of a phrase may stand white space, hyphens, quotation marks, emphasis and elisions. */
const adjacent = /^(?:[\s«»"“”‘’'*_‐‑-]|-t-)*$/u;

/** Spellings remembered: those of a large study; beyond, they are met anew. */
const mostTypes = 200_000;

/**
 * Finds many phrases in one pass: each is filed under its first word, by stem or by prefix.
 * @param phrases words apart; a word that ends in `*` is a prefix
 * @returns `find`: the occurrences of each phrase that occurs, by the phrase's position, in order of place
 */
export function buildPhraseIndex(
  phrases: readonly string[],
  language: SpokenLanguage,
): { find(text: string): Map<number, Occurrence[]> } {
  const { stem } = stemmer(language);
  const byStem = new Map<string, Phrase[]>();
  const byPrefix = new Map<string, Phrase[]>();
  phrases.forEach((phrase, id) => {
    const parts = parseParts(phrase, language, stem);
    const [first] = parts;
    if (first === undefined) return;
    const [map, key] = 'stem' in first ? [byStem, first.stem] : [byPrefix, first.prefix];
    const filed = map.get(key);
    if (filed) filed.push({ id, parts });
    else map.set(key, [{ id, parts }]);
  });
  const longest = Math.max(0, ...[...byPrefix.keys()].map((prefix) => prefix.length));
  const openedBy = (folded: string, [first]: readonly Piece[]): Phrase[] => {
    const opened = first ? [...(byStem.get(first.stem) ?? [])] : [];
    for (let length = 1; length <= Math.min(longest, folded.length); length += 1) {
      opened.push(...(byPrefix.get(folded.slice(0, length)) ?? []));
    }
    return opened;
  };
  const types = new Map<string, WordType>();
  const typeOf = (token: string): WordType => {
    const known = types.get(token);
    if (known) return known;
    const read = readType(token, stem);
    const type = { ...read, opened: openedBy(read.folded, read.pieces) };
    if (types.size >= mostTypes) types.clear();
    types.set(token, type);
    return type;
  };

  const find = (text: string): Map<number, Occurrence[]> => {
    const found = new Map<number, Occurrence[]>();
    if (phrases.length === 0) return found;
    const words = wordsOf(text, language, typeOf);
    words.forEach((word, at) => {
      if (!word.opens) return;
      for (const phrase of word.type.opened) {
        const last = matchParts(phrase.parts, words, at, text);
        if (last === undefined) continue;
        const occurrence = { first: at, last, start: word.start, end: (words[last] as Word).end };
        const occurrences = found.get(phrase.id);
        if (occurrences) occurrences.push(occurrence);
        else found.set(phrase.id, [occurrence]);
      }
    });
    return found.size < 2 ? found : new Map([...found].sort(([a], [b]) => a - b));
  };
  return { find };
}

function parseParts(phrase: string, language: SpokenLanguage, stem: (word: string) => string): Part[] {
  return phrase.split(/\s+/u).flatMap((chunk): Part[] => {
    const words = wordsOf(chunk, language, (token) => ({ ...readType(token, stem), opened: [] }));
    const open = chunk.endsWith('*') ? words.findLast((word) => word.opens) : undefined;
    const whole = open ? words.slice(0, words.indexOf(open)) : words;
    const parts: Part[] = whole.map(({ piece }) => ({ stem: piece.stem }));
    return open ? [...parts, { prefix: open.type.folded }] : parts;
  });
}

/** Position of the last word, where the parts match in a row from the word `at` and end with a token's end. */
function matchParts(parts: readonly Part[], words: readonly Word[], at: number, text: string): number | undefined {
  let last = at - 1;
  for (const part of parts) {
    const word = words[last + 1];
    if (word === undefined) return undefined;
    if ('stem' in part ? word.piece.stem !== part.stem : !word.opens || !word.type.folded.startsWith(part.prefix)) {
      return undefined;
    }
    const previous = last < at ? undefined : words[last];
    if (previous && !adjacent.test(withoutElisions(text.slice(previous.end, word.start)))) return undefined;
    last = 'stem' in part ? last + 1 : word.tokenLast;
  }
  return last === words[last]?.tokenLast ? last : undefined;
}

const elision = new RegExp(`\\p{L}+[${apostrophes}]|[${apostrophes}]\\p{L}+`, 'gu');

function withoutElisions(gap: string): string {
  return gap === ' ' ? gap : gap.replace(elision, '');
}

function readType(token: string, stem: (word: string) => string): Omit<WordType, 'opened'> {
  if (isElided({ text: token })) return { pieces: [], folded: '' };
  const folded = foldWord(token);
  if (!/[‐‑-]/.test(token)) return { folded, pieces: [{ folded, stem: stem(folded), from: 0, to: token.length }] };
  const pieces = [...token.matchAll(/[^‐‑-]+/gu)].map(({ 0: text, index }) => {
    const own = text.length === token.length ? folded : foldWord(text);
    return { folded: own, stem: stem(own), from: index, to: index + text.length };
  });
  return { folded, pieces };
}

function wordsOf(text: string, language: SpokenLanguage, typeOf: (token: string) => WordType): Word[] {
  const words: Word[] = [];
  for (const token of tokenize(text, language)) {
    const type = typeOf(token.text);
    const tokenLast = words.length + type.pieces.length - 1;
    let opens = true;
    for (const piece of type.pieces) {
      words.push({ piece, type, tokenLast, opens, start: token.start + piece.from, end: token.start + piece.to });
      opens = false;
    }
  }
  return words;
}
