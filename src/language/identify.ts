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
  const words = [...text.slice(0, longest).matchAll(word)].map(([found]) => foldWord(found));
  if (words.length < fewestWords) return undefined;
  const used = words.filter((one) => spokenLanguages.some((language) => stopWords(language).has(one)));
  const count = (language: SpokenLanguage) => used.filter((one) => stopWords(language).has(one)).length;
  const best = spokenLanguages.map((language) => ({ language, count: count(language) })).sort(byCount)[0];
  if (!best || best.count < leastShare * words.length) return undefined;
  const isClear = spokenLanguages.every((other) => other === best.language || isApart(used, best.language, other));
  return isClear ? best.language : undefined;
}

function byCount(a: { count: number }, b: { count: number }): number {
  return b.count - a.count;
}

function isApart(used: readonly string[], one: SpokenLanguage, other: SpokenLanguage): boolean {
  const [these, those] = [stopWords(one), stopWords(other)];
  const own = used.filter((word) => these.has(word) && !those.has(word)).length;
  const others = used.filter((word) => those.has(word) && !these.has(word)).length;
  return own >= fewestOwn && own >= clearly * others;
}
