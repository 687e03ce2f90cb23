import type { Spoken } from '../model/spoken.ts';
import { foldWord } from './fold.ts';
import { stemmer } from './stem.ts';
import { stopWords } from './stop-words.ts';

/**
 * Tells the stop words of a study: those of the language and of the study. A word the study adds is one in all its
 * forms; one it removes, in that form only.
 * @param stem of the same language
 * @returns from a folded word whether it is one
 */
export function stopTest({ language, stopWords: edits }: Spoken, stem: (word: string) => string) {
  const removed = new Set(edits.remove.map(foldWord));
  const added = new Set(edits.add.map((word) => stem(foldWord(word))));
  const stops = new Set([...stopWords(language)].filter((word) => !removed.has(word)));
  return (folded: string): boolean => stops.has(folded) || (added.size > 0 && added.has(stem(folded)));
}

/**
 * Tells the words that carry content, by the stem they are counted under. It remembers the words it has seen: keep it
 * as long as the texts last.
 * @returns from a folded word to its stem; undefined for stop words, numbers, elided words and single letters.
 */
export function contentStems(spoken: Spoken): (folded: string) => string | undefined {
  const { stem } = stemmer(spoken.language);
  const isStop = stopTest(spoken, stem);
  return (folded) =>
    folded.length < 2 || /^'|'$/.test(folded) || !/\p{L}/u.test(folded) || isStop(folded) ? undefined : stem(folded);
}
