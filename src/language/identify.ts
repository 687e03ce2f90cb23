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

const word = /\p{L}[\p{L}\p{M}\u00AD]*['’]?/gu;

/**
 * The language of a text by its words of grammar; undefined where it is short, or where no language has twice as many
 * of its own as any other: between languages that share words, only those that one of them lacks are counted.
 */
export function identifyLanguage(text: string): SpokenLanguage | undefined {
  const words = text.slice(0, longest).match(word) ?? [];
  if (words.length < fewestWords) return undefined;
  const times = new Uint32Array(1 << bits.length);
  for (const one of words) (times[languagesOf(one)] as number)++;
  const used: (readonly [languages: number, words: number])[] = [];
  for (const [languages, count] of times.entries()) if (count > 0) used.push([languages, count]);
  const count = (bit: number) => counted(used, (languages) => (languages & bit) !== 0);
  const best = bits.map(({ language, bit }) => ({ language, bit, count: count(bit) })).sort(byCount)[0];
  if (!best || best.count < leastShare * words.length) return undefined;
  const isClear = bits.every(({ bit }) => bit === best.bit || isApart(used, best.bit, bit));
  return isClear ? best.language : undefined;
}

const bits = spokenLanguages.map((language, index) => ({ language, bit: 1 << index }));

const known = new Map<string, number>();
/** More than the words of grammar of all languages, in any spelling. */
const mostKnown = 20_000;

/** The languages a word is grammar of, a bit each. */
function languagesOf(word: string): number {
  const before = known.get(word);
  if (before !== undefined) return before;
  const folded = foldWord(word);
  let languages = 0;
  for (const { language, bit } of bits) if (stopWords(language).has(folded)) languages |= bit;
  if (known.size === mostKnown) known.clear();
  known.set(ownCopy(word), languages);
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
