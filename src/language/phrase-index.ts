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

/** A word as phrases see it: compounds are taken apart, elisions are left out. */
interface Word extends Span {
  folded: string;
  /** The folded compound from this word on, where the word opens its token. */
  token: string;
  /** Position of the token's last word. */
  tokenLast: number;
  opens: boolean;
  closes: boolean;
}

/** One word of a phrase; a `prefix` matches the beginning of a word. */
type Part = { stem: string } | { prefix: string };

interface Phrase {
  id: number;
  parts: readonly Part[];
}

/** Between the words of a phrase may stand white space, hyphens, quotation marks, emphasis and elisions. */
const adjacent = /^(?:[\s«»"“”‘’'*_‐‑-]|-t-)*$/u;

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
    map.set(key, [...(map.get(key) ?? []), { id, parts }]);
  });
  const longest = Math.max(0, ...[...byPrefix.keys()].map((prefix) => prefix.length));

  const openedBy = ({ folded, token }: Word): Phrase[] => {
    const opened = [...(byStem.get(stem(folded)) ?? [])];
    for (let length = 1; length <= Math.min(longest, token.length); length += 1) {
      opened.push(...(byPrefix.get(token.slice(0, length)) ?? []));
    }
    return opened;
  };
  /** By word: texts repeat theirs. */
  const known = new Map<string, Phrase[]>();

  const find = (text: string): Map<number, Occurrence[]> => {
    const found = new Map<number, Occurrence[]>();
    const words = wordsOf(text, language);
    words.forEach((word, at) => {
      if (!word.opens) return;
      const key = `${word.folded} ${word.token}`;
      const opened = known.get(key) ?? openedBy(word);
      known.set(key, opened);
      for (const phrase of opened) {
        const last = matchParts(phrase.parts, words, at, text, stem);
        const end = last === undefined ? undefined : words[last]?.end;
        if (last === undefined || end === undefined) continue;
        const occurrences = found.get(phrase.id) ?? [];
        found.set(phrase.id, occurrences);
        occurrences.push({ first: at, last, start: word.start, end });
      }
    });
    return new Map([...found].sort(([a], [b]) => a - b));
  };
  return { find };
}

function parseParts(phrase: string, language: SpokenLanguage, stem: (word: string) => string): Part[] {
  return phrase.split(/\s+/u).flatMap((chunk): Part[] => {
    const words = wordsOf(chunk, language);
    const open = chunk.endsWith('*') ? words.findLast((word) => word.opens) : undefined;
    const whole = open ? words.slice(0, words.indexOf(open)) : words;
    const parts: Part[] = whole.map(({ folded }) => ({ stem: stem(folded) }));
    return open ? [...parts, { prefix: open.token }] : parts;
  });
}

/** Position of the last word, where the parts match in a row from the word `at` and end with a token's end. */
function matchParts(
  parts: readonly Part[],
  words: readonly Word[],
  at: number,
  text: string,
  stem: (word: string) => string,
): number | undefined {
  let last = at - 1;
  for (const part of parts) {
    const word = words[last + 1];
    if (word === undefined) return undefined;
    const previous = last < at ? undefined : words[last];
    if (previous && !adjacent.test(withoutElisions(text.slice(previous.end, word.start)))) return undefined;
    if ('stem' in part) {
      if (stem(word.folded) !== part.stem) return undefined;
      last += 1;
    } else {
      if (!word.opens || !word.token.startsWith(part.prefix)) return undefined;
      last = word.tokenLast;
    }
  }
  return words[last]?.closes ? last : undefined;
}

const elision = new RegExp(`\\p{L}+[${apostrophes}]|[${apostrophes}]\\p{L}+`, 'gu');

function withoutElisions(gap: string): string {
  return gap.replace(elision, '');
}

function wordsOf(text: string, language: SpokenLanguage): Word[] {
  const words: Word[] = [];
  for (const token of tokenize(text, language)) {
    if (isElided(token)) continue;
    const folded = foldWord(token.text);
    const pieces = [...token.text.matchAll(/[^‐‑-]+/gu)];
    const tokenLast = words.length + pieces.length - 1;
    pieces.forEach((piece, at) => {
      const start = token.start + piece.index;
      words.push({
        start,
        end: start + piece[0].length,
        folded: pieces.length === 1 ? folded : foldWord(piece[0]),
        token: at === 0 ? folded : '',
        tokenLast,
        opens: at === 0,
        closes: at === pieces.length - 1,
      });
    });
  }
  return words;
}
