import { foldWord } from '../language/fold.ts';
import { stopWords } from '../language/stop-words.ts';
import { isWordLikeName } from '../language/words-like-names.ts';
import type { Study } from '../model/study.ts';
import { bearersOf, nobody } from './bearers.ts';
import { lowerCaseWords } from './lower-case-words.ts';
import { generic, titles } from './name-words.ts';

const opening = /(?:^|[.?…:|]|!(?!\[)|\n[ \t]*\n|\n[ \t]*(?:[-*+•#>–—]|\d+[.)]))[\s*_#>•«»“”"'‘’()[\]–—-]*$/u;
const afterTitle = /(?<![\p{L}\p{N}])(?:\p{Lu}|M[Mrs]|[Mm](?:rs|mes?|lles?|gr)|[Dd]r|P[rR]|[Pp]rof|Me|[Ss]te?)\.\s*$/u;

/** Texts (UTF-16 units) that may be in capitals throughout: headings, labels. */
const longestInCapitals = 200;

/** Whether a word at this offset would have a capital anyway: it opens a sentence, or the whole text is in capitals. */
export function hasCapitalAnyway(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return (
    (opening.test(before) && !afterTitle.test(before)) ||
    (text.length <= longestInCapitals && text === text.toUpperCase())
  );
}

/** Whether interviews or reports use this word in lower case, as any other word, and it is not a name alone. */
export function isOrdinary(word: string, study: Study): boolean {
  return isEverybodys(word, study) && lowerCaseWords(study).isUsed(word);
}

/**
 * Whether a word is not a name alone. Of a word that is in some source's name, that source cannot tell (speech-to-text
 * writes « chez dupanloup »): it must be known as a word, be counted or owned somewhere (« un petit », « ses peaux »), or be in lower case in the
 * codebook or in sources of two other cases.
 */
export function isEverybodys(word: string, study: Study): boolean {
  if (isKnownWord(word, study)) return true;
  const bearers = bearersOf(study).get(foldWord(word));
  return bearers === undefined || lowerCaseWords(study).isAnybodys(word, bearers);
}

/** The same of a word that is known to be in a name, though no source of the study may say so. */
export function isNameAlone(word: string, study: Study): boolean {
  if (isKnownWord(word, study)) return false;
  return !lowerCaseWords(study).isAnybodys(word, bearersOf(study).get(foldWord(word)) ?? nobody);
}

function isKnownWord(word: string, { settings }: Study): boolean {
  const folded = foldWord(word);
  return (
    isWordLikeName(folded) || generic.has(folded) || titles.has(folded) || stopWords(settings.language).has(folded)
  );
}
