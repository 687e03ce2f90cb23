import { type Source, stemOf } from '../model/source.ts';
import type { Study } from '../model/study.ts';
import { escapeRegExp } from './escape-reg-exp.ts';
import { maskNames } from './identities.ts';

/** A message as an output may hold it: paths, ids and names of sources that are not named give way to their pseudonyms. */
export function shownMessage(message: string, study: Study): string {
  let shown = message;
  for (const { word, pattern, pseudonym } of hiddenWords(study)) {
    if (shown.includes(word)) shown = shown.replace(pattern, () => pseudonym);
  }
  return maskNames(shown, study, undefined, ({ start, end }) => isQuoted(shown, start, end));
}

/** A message that quotes a word with a capital, « Avenir », quotes what was written and opens no sentence with it. */
function isQuoted(message: string, start: number, end: number): boolean {
  return (
    /^\p{Lu}/u.test(message.slice(start, end)) &&
    /[«“`"]\s?$/u.test(message.slice(0, start)) &&
    /^\s?[»”`"]/u.test(message.slice(end))
  );
}

const cache = new WeakMap<Study, readonly Word[]>();

/** Longest first, so that no word is replaced within a longer one. */
function hiddenWords(study: Study): readonly Word[] {
  const known = cache.get(study);
  if (known) return known;
  const words = study.sources.filter(({ consent }) => consent !== 'named').flatMap(wordsOf);
  words.sort((a, b) => b.word.length - a.word.length);
  cache.set(study, words);
  return words;
}

interface Word {
  readonly word: string;
  readonly pattern: RegExp;
  readonly pseudonym: string;
}

const within = '(?<![\\p{L}\\p{N}-])ID(?![\\p{L}\\p{N}-])';
/** An id that may be any word, « avenir », is one where it stands as a name does: between quotation marks or in a list. */
const alone = '(?<=(?:^|[«“"`(:,=/]| (?:et|and))[ \\u00a0\\u202f]?)ID(?=[ \\u00a0\\u202f]?(?:$|[»”"`),.:;/]))';

/** What an anonymous source is called in messages: its file, its coding files, its id, its case; a bare number is none. */
function wordsOf({ path, row, id, case: name, pseudonym }: Source): Word[] {
  const below = stemOf(path);
  const stem = below.slice(below.lastIndexOf('/') + 1);
  const bare = [...new Set(row === undefined ? [id, name, stem] : [id, name])].filter(
    (word) => word !== '' && !/^\d+$/.test(word),
  );
  // The name of a table says nothing of who answered.
  const files = [
    { word: path, pattern: new RegExp(escapeRegExp(path), 'gu'), pseudonym },
    { word: `${below}.`, pattern: new RegExp(`${escapeRegExp(below)}(?=\\.)`, 'gu'), pseudonym },
  ];
  return [
    ...(row === undefined ? files : []),
    ...bare.map((word) => ({
      word,
      pattern: new RegExp(
        `${/^\p{L}+$/u.test(word) ? alone : within}`.replace('ID', () => escapeRegExp(word)),
        'gu',
      ),
      pseudonym,
    })),
  ];
}
