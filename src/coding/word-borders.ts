import { isWord } from './fold-quote.ts';

/** Pronouns after a verb, and the `t` between: « dit-il », « a-t-on », « donne-moi » are no compounds. */
const pronoun = /^(?:t|je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en)(?![\p{L}\p{N}\p{M}])/iu;
const longestPronoun = 8;

/** Whether a place in a text lies within a word: among its letters, or at a hyphen of a compound. */
export function isWithinWord(text: string, at: number): boolean {
  const [before, after] = [text[at - 1], text[at]];
  if (isHyphen(after)) return isWord(before) && joins(text, at);
  if (isHyphen(before)) return isWord(after) && joins(text, at - 1);
  return isWord(before) && isWord(after);
}

/** Whether a hyphen stands within a compound. */
function joins(text: string, hyphen: number): boolean {
  if (!isWord(text[hyphen - 1]) || !isWord(text[hyphen + 1])) return false;
  return !pronoun.test(text.slice(hyphen + 1, hyphen + 1 + longestPronoun));
}

function isHyphen(unit: string | undefined): boolean {
  return unit === '-' || unit === '\u2010' || unit === '\u2011';
}
