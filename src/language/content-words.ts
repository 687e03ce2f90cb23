import type { Spoken } from '../model/spoken.ts';
import { foldWord } from './fold.ts';
import { stemmer } from './stem.ts';
import { stopWords } from './stop-words.ts';

/**
 * Tells the words that carry content, by the stem they are counted under. It remembers the words it has seen: keep it
 * as long as the texts last.
 * @returns from a folded word to its stem; undefined for stop words, numbers, elided words and single letters. A word
 * the study adds to the stop words is one in all its forms; one it removes, in that form only.
 */
export function contentStems({ language, stopWords: edits }: Spoken): (folded: string) => string | undefined {
  const { stem } = stemmer(language);
  const removed = new Set(edits.remove.map(foldWord));
  const added = new Set(edits.add.map((word) => stem(foldWord(word))));
  const stops = new Set([...stopWords(language)].filter((word) => !removed.has(word)));
  return (folded) => {
    if (folded.length < 2 || /^'|'$/.test(folded) || !/\p{L}/u.test(folded) || stops.has(folded)) return undefined;
    const found = stem(folded);
    return added.has(found) ? undefined : found;
  };
}
