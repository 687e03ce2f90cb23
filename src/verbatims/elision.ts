import { foldWord } from '../language/fold.ts';
import type { SpokenLanguage } from '../model/spoken.ts';

export interface Grammar {
  readonly language: SpokenLanguage;
  /** As the text writes it. */
  readonly apostrophe: string;
}

/** What stands instead of the word before a name, the space after it included, from `start` on. */
export interface WordBefore {
  readonly start: number;
  readonly text: string;
  readonly article?: true;
}

/** `h` may be either: « d’Hélène », « de Hugo ». */
type Opening = 'vowel' | 'consonant' | 'either';

const muteH =
  /^h(?:elen|enri|enriett|erve|onor|ortens|ubert|ippolyt|orace|ermin|ector|el[eo]is|ermann?$|abit|armoni|ebdo|eberg|erb|erit|eure|istoi|istori|iver|omm|omolog|onneur|opit|orlog|orticult|otel|uil|uissi|umain|umanit|umid|ydr)/;

/** Whether « de » and « le » are elided before a word. */
export function opensWithVowel(word: string): boolean {
  return openingOf(word) === 'vowel';
}

function openingOf(name: string): Opening {
  const folded = foldWord(name).replace(/^[^a-z0-9]+/, '');
  if (folded.startsWith('h')) return muteH.test(folded) ? 'vowel' : 'either';
  if (/^y[aeiou]|^(?:onz|oui|ouistiti|uhlan)/.test(folded)) return 'consonant';
  return /^[aeiouy]/.test(folded) ? 'vowel' : 'consonant';
}

const full: Readonly<Record<string, string>> = {
  d: 'de',
  qu: 'que',
  jusqu: 'jusque',
  lorsqu: 'lorsque',
  puisqu: 'puisque',
  quoiqu: 'quoique',
};
const elisions = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:((?:de|à)\\s)?(l)|(${Object.keys(full).join('|')}))['’ʼ＇]([*_]*)$`,
  'iu',
);
const openWords = new RegExp(
  `(?<![\\p{L}\\p{M}'’])(${[...Object.values(full), 'le', 'la', 'du', 'au'].join('|')})([ \\u00a0\\u202f\\n]+)([*_]*)$`,
  'iu',
);
const article = /(?<![\p{L}\p{M}])(an?)([ \u00a0\n]+)([*_]*)$/iu;

/** « de Marie » → « d’Alice », « le Moulin » → « l’Atelier », « du Moulin » → « de l’Atelier »; “a Brown” → “an Acme”. */
export function elided(
  before: string,
  written: string,
  name: string,
  { language, apostrophe }: Grammar,
): WordBefore | undefined {
  if (language === 'en') return indefinite(before, name);
  if (language !== 'fr' || openingOf(name) !== 'vowel') return undefined;
  const found = openWords.exec(before);
  if (!found || openingOf(written) === 'vowel') return undefined;
  const [, word = '', , marks = ''] = found;
  const short: Readonly<Record<string, string>> = { le: 'l', la: 'l', du: 'de l', au: 'à l' };
  const folded = word.toLowerCase();
  return {
    start: found.index,
    text: `${likeCase(word, short[folded] ?? folded.slice(0, -1), written)}${apostrophe}${marks}`,
  };
}

/** « d’Élodie » → « de Marie »; « l’Atelier » → « le Moulin », whose article a person must look at. */
export function unelided(before: string, written: string, name: string, { language }: Grammar): WordBefore | undefined {
  if (language !== 'fr' || openingOf(name) !== 'consonant') return undefined;
  const found = elisions.exec(before);
  if (!found) return undefined;
  const [, preposition = '', l, word = '', marks = ''] = found;
  if (l === undefined)
    return { start: found.index, text: `${likeCase(word, full[word.toLowerCase()] as string, written)} ${marks}` };
  const contracted = preposition === '' ? 'le' : /^d/i.test(preposition) ? 'du' : 'au';
  return { start: found.index, text: `${likeCase(preposition || l, contracted, written)} ${marks}`, article: true };
}

function indefinite(before: string, name: string): WordBefore | undefined {
  const found = article.exec(before);
  if (!found) return undefined;
  const [, word = '', space = '', marks = ''] = found;
  const fitting = openingOf(name) === 'vowel' ? 'an' : 'a';
  return fitting === word.toLowerCase()
    ? undefined
    : { start: found.index, text: `${likeCase(word, fitting, '')}${space}${marks}` };
}

/** A word with the capitals of another; of one letter, in capitals where the name beside it is. */
function likeCase(model: string, word: string, name: string): string {
  const letters = model.replace(/[^\p{L}]/gu, '');
  const beside = letters.length > 1 ? letters : name.replace(/[^\p{L}]/gu, '');
  if (!/^\p{Lu}/u.test(letters)) return word;
  if (beside.length > 1 && beside === beside.toUpperCase()) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
