import { appendAll } from '../model/append.ts';
import { greatest } from '../model/extremes.ts';
import type { WordList } from '../model/kept-texts.ts';
import type { Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import type { Utf8Text } from '../model/utf8-text.ts';
import { Chunks } from './chunks.ts';
import { apostrophes } from './fold.ts';
import { Gate } from './gate.ts';
import { type Part, type Phrase, parseParts, type TokenType, type Word, wordsOf } from './phrase-words.ts';
import { stemmer } from './stem.ts';

/** A phrase found: its words `first` to `last` (elisions not counted), and where they stand in UTF-16 units. */
export interface Occurrence extends Span {
  first: number;
  last: number;
}

/** A word where it stands in a text. */
interface PlacedWord extends Span {
  readonly word: Word;
  /** Position of its token's last word. */
  readonly tokenLast: number;
}

/** A phrase that the word `at` of a chunk may begin, where this stands in it; of one word, it ends with the word `last`. */
interface Opened extends Span {
  readonly at: number;
  readonly last: number | undefined;
  readonly phrase: Phrase;
}

const none: readonly Opened[] = [];
const nothing: readonly number[] = [];

/** Chunks whose words are kept, for phrases of several. */
const mostKnown = 20_000;

/** Between the words of a phrase may stand white space, hyphens, quotation marks, emphasis and elisions. */
const adjacent = /^(?:[\s«»"“”‘’'*_‐‑-]|-t-)*$/u;

export interface PhraseIndex {
  /** The occurrences of each phrase that occurs, by the phrase's position, in order of place. */
  find(text: string): Map<number, Occurrence[]>;
  /** The positions of the phrases that occur, each once, in no order. */
  among(text: Utf8Text): readonly number[];
  /** Of words that may begin a phrase, which phrases they are; undefined where one is of several words. */
  begun(words: WordList): Map<number, readonly number[] | undefined>;
}

/**
 * Finds many phrases in one pass: each is filed under its first word, by stem or by prefix.
 * @param phrases words apart; a word that ends in `*` is a prefix
 */
export function buildPhraseIndex(phrases: readonly string[], language: SpokenLanguage): PhraseIndex {
  const { stem } = stemmer(language);
  const { openedBy, gate } = filed(phrases, language, stem);
  /** By the number of a chunk: what it may open, and, where it was asked, how many words it has. */
  const openings: (readonly Opened[])[] = [];
  const lengths: (number | undefined)[] = [];
  const chunks = new Chunks(
    (id, chunk) => {
      const words = gate.admits(chunk) ? wordsOf(chunk, language, stem) : [];
      const opened = words.flatMap(({ opens, token }, at) =>
        opens ? openedBy(token).flatMap((phrase) => openedAt(words, at, phrase) ?? []) : [],
      );
      openings[id] = opened.length === 0 ? none : opened;
      return opened.length > 0;
    },
    () => {
      openings.length = 0;
      lengths.length = 0;
    },
  );
  const wordsIn = remembering((chunk) => wordsOf(chunk, language, stem));

  const find = (text: string): Map<number, Occurrence[]> => {
    const found = new Map<number, Occurrence[]>();
    const count = phrases.length === 0 ? 0 : chunks.scan(text);
    let places: Int32Array | undefined;
    const starts = () => {
      places ??= chunks.starts(count);
      return places;
    };
    let all: PlacedWord[] | undefined;
    const words = () => {
      all ??= placed(chunks, starts(), wordsIn);
      return all;
    };
    let before = 0;
    for (let chunk = 0; chunk < count; chunk++) {
      const id = chunks.ids[chunk] as number;
      for (const opened of openings[id] as readonly Opened[]) {
        const occurrence = occurrenceOf(opened, before, starts()[chunk] as number, words, text);
        if (!occurrence) continue;
        const occurrences = found.get(opened.phrase.id);
        if (occurrences) occurrences.push(occurrence);
        else found.set(opened.phrase.id, [occurrence]);
      }
      lengths[id] ??= wordsIn(chunks.spelling(id)).length;
      before += lengths[id];
    }
    return found.size < 2 ? found : new Map([...found].sort(([a], [b]) => a - b));
  };

  /** Of each phrase, the text in which it was found last. */
  const foundIn = new Int32Array(phrases.length);
  let asked = 0;
  const among = (text: Utf8Text): readonly number[] => {
    const count = phrases.length === 0 ? 0 : chunks.scanWorth(text.bytes, text.from, text.to, gate);
    if (count === 0) return nothing;
    asked = (asked + 1) | 0 || 1;
    const found: number[] = [];
    const { ids } = chunks;
    for (let chunk = 0; chunk < count; chunk++) {
      for (const { last, phrase } of openings[ids[chunk] as number] as readonly Opened[]) {
        if (last === undefined) return [...find(text.toString()).keys()];
        if (foundIn[phrase.id] === asked) continue;
        foundIn[phrase.id] = asked;
        found.push(phrase.id);
      }
    }
    return found;
  };

  const begun = ({ bytes, starts }: WordList) => {
    const count = phrases.length === 0 ? 0 : chunks.scanWorth(bytes, 0, bytes.length, gate);
    const opened = Array.from({ length: count }, (_, at) => openings[chunks.ids[at] as number] as readonly Opened[]);
    return byWord(starts, chunks.froms, opened);
  };
  return { find, among, begun };
}

/**
 * The phrases that words may begin, by word.
 * @param froms where their chunks stand, of which a word has one at most.
 */
function byWord(starts: Int32Array, froms: Int32Array, opened: readonly (readonly Opened[])[]) {
  const begun = new Map<number, readonly number[] | undefined>();
  let word = 0;
  for (const [at, here] of opened.entries()) {
    while ((starts[word + 1] as number) <= (froms[at] as number)) word++;
    const isWhole = here.every(({ last }) => last !== undefined);
    begun.set(word, isWhole ? [...new Set(here.map(({ phrase }) => phrase.id))] : undefined);
  }
  return begun;
}

/** Phrases by what they begin with. */
interface Filed {
  /** Those that a token may begin, in an order of their own. */
  readonly openedBy: (token: TokenType) => readonly Phrase[];
  /** Sees the words that may begin any. */
  readonly gate: Gate;
}

function filed(phrases: readonly string[], language: SpokenLanguage, stem: (word: string) => string): Filed {
  const byStem = new Map<string, Phrase[]>();
  const byPrefix = new Map<string, Phrase[]>();
  for (const [id, phrase] of phrases.entries()) {
    const parts = parseParts(phrase, language, stem);
    const [first] = parts;
    if (first === undefined) continue;
    const [map, key] = 'stem' in first ? [byStem, first.stem] : [byPrefix, first.prefix];
    const same = map.get(key);
    if (same) same.push({ id, parts });
    else map.set(key, [{ id, parts }]);
  }
  const longest = greatest(
    [...byPrefix.keys()].map((prefix) => prefix.length),
    0,
  );
  const openedBy = ({ folded, stem: first }: TokenType) => {
    const opened = first === undefined ? [] : [...(byStem.get(first) ?? [])];
    for (let length = 1; length <= Math.min(longest, folded.length); length += 1) {
      appendAll(opened, byPrefix.get(folded.slice(0, length)) ?? []);
    }
    return opened;
  };
  return { openedBy, gate: new Gate([...byStem.keys()], [...byPrefix.keys()]) };
}

function openedAt(words: readonly Word[], at: number, phrase: Phrase): Opened | undefined {
  const { left, start, end } = words[at] as Word;
  const [part, ...more] = phrase.parts as [Part, ...Part[]];
  if (more.length > 0) return { at, last: undefined, phrase, start, end };
  // A stem is that of a whole token; a prefix takes all of it.
  if ('stem' in part && left > 0) return undefined;
  return { at, last: at + left, phrase, start, end: (words[at + left] as Word).end };
}

/**
 * A phrase where it was opened, if the words that follow are its own.
 * @param before how many words stand before the chunk.
 * @param from where the chunk begins.
 */
function occurrenceOf(
  { at, last: own, phrase, start, end }: Opened,
  before: number,
  from: number,
  words: () => readonly PlacedWord[],
  text: string,
): Occurrence | undefined {
  const first = before + at;
  if (own !== undefined) return { first, last: before + own, start: from + start, end: from + end };
  const last = matchParts(phrase.parts, words(), first, text);
  return last === undefined ? undefined : { first, last, start: from + start, end: (words()[last] as PlacedWord).end };
}

/** The words of a text that was taken apart, one by one. */
function placed({ ids, spelling }: Chunks, starts: Int32Array, wordsIn: (chunk: string) => readonly Word[]) {
  const words: PlacedWord[] = [];
  for (const [chunk, from] of starts.entries()) {
    for (const word of wordsIn(spelling(ids[chunk] as number)))
      words.push({ word, tokenLast: words.length + word.left, start: from + word.start, end: from + word.end });
  }
  return words;
}

/** Position of the last word, where the parts match in a row from the word `at` and end with a token's end. */
function matchParts(
  parts: readonly Part[],
  words: readonly PlacedWord[],
  at: number,
  text: string,
): number | undefined {
  let last = at - 1;
  for (const part of parts) {
    const next = words[last + 1];
    if (next === undefined) return undefined;
    const { word, start, tokenLast } = next;
    if ('stem' in part ? word.stem !== part.stem : !word.opens || !word.token.folded.startsWith(part.prefix)) {
      return undefined;
    }
    const previous = last < at ? undefined : words[last];
    if (previous && !adjacent.test(withoutElisions(text.slice(previous.end, start)))) return undefined;
    last = 'stem' in part ? last + 1 : tokenLast;
  }
  return last === words[last]?.tokenLast ? last : undefined;
}

const elision = new RegExp(`\\p{L}+[${apostrophes}]|[${apostrophes}]\\p{L}+`, 'gu');

function withoutElisions(gap: string): string {
  return gap === ' ' ? gap : gap.replace(elision, '');
}

function remembering(wordsOfChunk: (chunk: string) => Word[]): typeof wordsOfChunk {
  const known = new Map<string, Word[]>();
  return (chunk) => {
    const words = known.get(chunk) ?? wordsOfChunk(chunk);
    if (known.size >= mostKnown) known.clear();
    known.set(chunk, words);
    return words;
  };
}
