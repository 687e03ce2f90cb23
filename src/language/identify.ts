import { ownCopy } from '../model/own-copy.ts';
import { type SpokenLanguage, spokenLanguages } from '../model/spoken.ts';
import { foldWord } from './fold.ts';
import { stopWords } from './stop-words.ts';

/** A scrap may be a quotation, a greeting or a list of names. */
const fewestWords = 20;
/** Words of grammar are about half of running text. */
const leastShare = 0.25;
/** Words of grammar that the other language does not have. */
const fewestOwn = 6;
const clearly = 2;
/** UTF-16 units; enough to decide. */
const longest = 20_000;

/**
 * The language of a text by its words of grammar; undefined where it is short, or where no language has twice as many
 * of its own as any other: between languages that share words, only those that one of them lacks are counted.
 */
export function identifyLanguage(text: string): SpokenLanguage | undefined {
  const times = new Uint32Array(1 << bits.length);
  const words = countWords(text.slice(0, longest), times);
  if (words < fewestWords) return undefined;
  const used: (readonly [languages: number, words: number])[] = [];
  for (const [languages, count] of times.entries()) if (count > 0) used.push([languages, count]);
  const count = (bit: number) => counted(used, (languages) => (languages & bit) !== 0);
  const best = bits.map(({ language, bit }) => ({ language, bit, count: count(bit) })).sort(byCount)[0];
  if (!best || best.count < leastShare * words) return undefined;
  const isClear = bits.every(({ bit }) => bit === best.bit || isApart(used, best.bit, bit));
  return isClear ? best.language : undefined;
}

const bits = spokenLanguages.map((language, index) => ({ language, bit: 1 << index }));

/** Signs below which each is a letter (1), goes on with a word (2), may end one (3), or is of none. */
const kinds = Uint8Array.from({ length: 0x600 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/\p{L}/u.test(sign)) return 1;
  return /[\p{M}\u00AD]/u.test(sign) ? 2 : sign === "'" ? 3 : 0;
});
const apostrophe = 0x2019;
const elsewhere = /[^\0-\u05ff\u2000-\u206f\u20ac]/;
const word = /\p{L}[\p{L}\p{M}\u00AD]*['’]?/gu;

/** Counts the words of a text by the languages they are grammar of, and all of them. */
function countWords(text: string, times: Uint32Array): number {
  let words = 0;
  const count = (start: number, end: number) => {
    words++;
    (times[languagesOf(text, start, end)] as number)++;
  };
  if (elsewhere.test(text)) {
    for (const { index, 0: found } of text.matchAll(word)) count(index, index + found.length);
    return words;
  }
  for (let at = 0; at < text.length; at++) {
    if (kinds[text.charCodeAt(at)] !== 1) continue;
    const start = at++;
    let kind = kinds[text.charCodeAt(at)];
    while (kind === 1 || kind === 2) kind = kinds[text.charCodeAt(++at)];
    if (kind === 3 || text.charCodeAt(at) === apostrophe) at++;
    count(start, at--);
  }
  return words;
}

/** By the hashes of words, the last word of each. */
const known = new Map<number, { readonly word: string; readonly languages: number }>();
/** More than the words of grammar of all languages, in any spelling. */
const mostKnown = 20_000;

/** The languages a word of a text is grammar of, a bit each. */
function languagesOf(text: string, start: number, end: number): number {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  const before = known.get(hash);
  if (before?.word.length === end - start && text.startsWith(before.word, start)) return before.languages;
  const word = ownCopy(text.slice(start, end));
  const folded = foldWord(word);
  let languages = 0;
  for (const { language, bit } of bits) if (stopWords(language).has(folded)) languages |= bit;
  if (known.size === mostKnown) known.clear();
  known.set(hash, { word, languages });
  return languages;
}

function byCount(a: { count: number }, b: { count: number }): number {
  return b.count - a.count;
}

/** The words that are grammar of the same languages: of which, a bit each, and how many words. */
type Used = readonly (readonly [languages: number, words: number])[];

function isApart(used: Used, one: number, other: number): boolean {
  const own = counted(used, (languages) => (languages & one) !== 0 && !(languages & other));
  const others = counted(used, (languages) => (languages & other) !== 0 && !(languages & one));
  return own >= fewestOwn && own >= clearly * others;
}

function counted(used: Used, are: (languages: number) => boolean): number {
  return used.reduce((sum, [languages, words]) => (are(languages) ? sum + words : sum), 0);
}
