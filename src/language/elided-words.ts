import type { SpokenLanguage } from '../model/spoken.ts';
import { foldWord } from './fold.ts';
import type { Pattern } from './pattern.ts';
import { stopWords } from './stop-words.ts';
import { isElided, tokenize } from './tokens.ts';

/** What a phrase loses because elisions are passed over. */
interface Lost {
  /** As written: `jusqu'`. */
  readonly elided: string;
  /** The words it is looked for by instead; `''` where nothing is left; none where all is found but the elision. */
  readonly left?: string;
  /** Its words but for the elision, where they say anything without it. */
  readonly rest: string;
}

/** What a pattern loses, and what to write. */
export interface ElidedWords extends Omit<Lost, 'rest'> {
  /** A regular expression that finds what was meant; of a near form, what is left of it: `''` for nothing. */
  readonly instead: string;
}

/**
 * Whether a pattern is about an elision: `l'*` finds nothing, `jusqu'à` every « à », `jusqu*` no « jusqu' », `eau l'*`
 * every « eau ». One that goes on with a word of content, `l'emploi`, means that word.
 * @returns undefined where nothing is lost
 */
export function elidedWords(pattern: Pattern, language: SpokenLanguage): ElidedWords | undefined {
  if (pattern.kind === 'regex') return undefined;
  const sign = pattern.forbids ? '-' : '';
  if (pattern.kind === 'words') {
    const lost = lostOf(pattern.words, language);
    return lost && { ...lost, instead: `${sign}${regexOf(pattern.words)}` };
  }
  const items = pattern.items.map((item) => ({ item, lost: lostOf(item, language) }));
  const lost = items.find((one) => one.lost)?.lost;
  if (!lost) return undefined;
  const others = items.map((one) => one.lost?.rest ?? one.item).filter((item) => item !== '');
  const near = others.length > 1 ? `[${others.join(', ')}]~${pattern.distance}` : others.join('');
  return { ...lost, instead: near && sign + near };
}

function lostOf(phrase: string, language: SpokenLanguage): Lost | undefined {
  const words = wordsOf(phrase).map(({ word, isBeginning }) => ({ tokens: tokenize(word, language), isBeginning }));
  const tokens = words.flatMap((word) => word.tokens);
  const said = tokens.filter((token) => !isElided(token)).map(({ text }) => foldWord(text));
  const left = words.flatMap((word) => saidIn(word) ?? []).join(' ');
  const elided = tokens.find(isElided)?.text;
  if (elided !== undefined && said.every((word) => stopWords(language).has(word))) return { elided, left, rest: '' };
  for (const [at, { tokens: own, isBeginning }] of words.entries()) {
    const [first] = own;
    if (first === undefined || own.length > 1 || !(isBeginning || at === words.length - 1)) continue;
    const rest = phrase.split(/\s+/).toSpliced(at, 1).join(' ');
    if (isElided(first)) return { elided: first.text, left, rest };
    if (isBeginning && isElided({ text: elisionFrom(first.text, language) })) return { elided: `${first.text}'`, rest };
  }
  return undefined;
}

/** What stands between white space in a phrase, without the `*` of a beginning. */
function wordsOf(phrase: string): { word: string; isBeginning: boolean }[] {
  return phrase.split(/\s+/).map((word) => ({ word: word.replace(/\*$/, ''), isBeginning: word.endsWith('*') }));
}

/** A word without its elisions; undefined where it is one. */
function saidIn(word: { readonly tokens: readonly { text: string }[]; isBeginning: boolean }): string | undefined {
  const said = word.tokens.filter((token) => !isElided(token)).map(({ text }) => text);
  return said.length === 0 ? undefined : said.join(' ') + (word.isBeginning ? '*' : '');
}

/** The first word of a beginning with an apostrophe after it, and a letter. */
function elisionFrom(beginning: string, language: SpokenLanguage): string {
  return tokenize(`${beginning}'o`, language)[0]?.text ?? '';
}

/** A phrase as a regular expression on folded text. */
function regexOf(phrase: string): string {
  const words = wordsOf(phrase);
  const parts = words.map(({ word, isBeginning }, at) => {
    const written = foldWord(word).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    if (at === words.length - 1) return isBeginning || !/\w$/.test(written) ? written : `${written}\\b`;
    if (isBeginning) return `${written}\\S*\\s+`;
    return `${written}${written.endsWith("'") ? '\\s*' : '\\s+'}`;
  });
  return `/\\b${parts.join('')}/u`;
}
