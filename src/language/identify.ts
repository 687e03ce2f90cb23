import type { Language } from '../model/settings.ts';
import { foldWord } from './fold.ts';
import { stopWords } from './stop-words.ts';
import { tokenize } from './tokens.ts';

const fewestWords = 12;
/** Words of grammar are about half of running text. */
const leastShare = 0.25;
const clearly = 1.5;
/** Enough to decide. */
const longest = 20_000;

/** The language of a text by its words of grammar; undefined where it is short or neither language stands out. */
export function identifyLanguage(text: string): Language | undefined {
  const excerpt = text.slice(0, longest);
  const french = grammarShare(excerpt, 'fr');
  const english = grammarShare(excerpt, 'en');
  if (Math.max(french, english) < leastShare) return undefined;
  if (french >= english * clearly) return 'fr';
  return english >= french * clearly ? 'en' : undefined;
}

function grammarShare(text: string, language: Language): number {
  const tokens = tokenize(text, language);
  if (tokens.length < fewestWords) return 0;
  const grammar = tokens.filter((token) => stopWords(language).has(foldWord(token.text)));
  return grammar.length / tokens.length;
}
