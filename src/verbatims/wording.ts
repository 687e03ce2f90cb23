import { tokenize } from '../language/tokens.ts';
import type { SpokenLanguage, StopWordEdits } from '../model/spoken.ts';
import { Lexicon } from './lexicon.ts';

/** The words of a text, ready to be compared. */
export interface Wording {
  /** How often each stem occurs; stop words, numbers and elided words are left out. */
  readonly stems: ReadonlyMap<string, number>;
  /** The first form in which the text has each stem. */
  readonly surface: ReadonlyMap<string, string>;
}

/** Reads the words of texts; made once for all that are compared, since it remembers the words it has met. */
export function wordingReader(stopWords: StopWordEdits): (text: string, language: SpokenLanguage) => Wording {
  const lexicon = new Lexicon(stopWords);
  return (text, language) => {
    const counts = new Map<string, number>();
    const surface = new Map<string, string>();
    for (const token of tokenize(text, language)) {
      const stem = lexicon.stems[lexicon.stemOf[lexicon.form(token.text, language)] as number];
      if (stem === undefined) continue;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
      if (!surface.has(stem)) surface.set(stem, token.text);
    }
    return { stems: counts, surface };
  };
}
