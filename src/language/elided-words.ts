import type { SpokenLanguage } from '../model/spoken.ts';
import { foldWord } from './fold.ts';
import type { Pattern } from './pattern.ts';
import { stopWords } from './stop-words.ts';
import { isElided, tokenize } from './tokens.ts';

/** What a pattern loses because elisions are passed over. */
export interface ElidedWords {
  /** As written: `jusqu'`. */
  readonly elided: string;
  /** What it is looked for by instead: words of grammar; `''` where nothing is left; none where all is found but the elision. */
  readonly left?: string;
  /** A regular expression that finds what was meant. */
  readonly regex: string;
}

/**
 * Whether a pattern is about an elision: `l'*` finds nothing, `jusqu'à` every « à », `jusqu*` no « jusqu' ». One that goes
 * on with a word of content, `l'emploi`, means that word.
 * @returns undefined where nothing is lost
 */
export function elidedWords(pattern: Pattern, language: SpokenLanguage): ElidedWords | undefined {
  if (pattern.kind === 'regex') return undefined;
  for (const phrase of pattern.kind === 'near' ? pattern.items : [pattern.words]) {
    const isBeginning = phrase.endsWith('*');
    const words = isBeginning ? phrase.slice(0, -1) : phrase;
    const tokens = tokenize(words, language);
    const elided = tokens.filter(isElided).map(({ text }) => text);
    const said = tokens.filter((token) => !isElided(token)).map(({ text }) => text);
    const regex = `/\\b${foldWord(words)}/u`;
    if (elided[0] !== undefined && said.every((word) => stopWords(language).has(foldWord(word))))
      return { elided: elided[0], left: said.join(' '), regex };
    if (isBeginning && tokens.length === 1 && isElided({ text: elisionFrom(words, language) }))
      return { elided: `${words}'`, regex };
  }
  return undefined;
}

/** The first word of a beginning with an apostrophe after it, and a letter. */
function elisionFrom(beginning: string, language: SpokenLanguage): string {
  return tokenize(`${beginning}'o`, language)[0]?.text ?? '';
}
