import { contentStems } from '../language/content-words.ts';
import { foldWord } from '../language/fold.ts';
import { tokenize } from '../language/tokens.ts';
import type { SpokenLanguage, StopWordEdits } from '../model/spoken.ts';

/** The words of a text, ready to be compared. */
export interface Wording {
  /** Every word, folded, in order. */
  readonly words: readonly string[];
  /** How often each stem occurs; stop words, numbers and elided words are left out. */
  readonly stems: ReadonlyMap<string, number>;
  /** The first form in which the text has each stem. */
  readonly surface: ReadonlyMap<string, string>;
}

/** Reads the words of texts; made once per ranking, since it remembers the words it has met. */
export function wordingReader(stopWords: StopWordEdits): (text: string, language: SpokenLanguage) => Wording {
  const stems = new Map<SpokenLanguage, ReturnType<typeof contentStems>>();
  return (text, language) => {
    const stemOf = stems.get(language) ?? contentStems({ language, stopWords });
    stems.set(language, stemOf);
    const words: string[] = [];
    const counts = new Map<string, number>();
    const surface = new Map<string, string>();
    for (const token of tokenize(text, language)) {
      const folded = foldWord(token.text);
      words.push(folded);
      const stem = stemOf(folded);
      if (stem === undefined) continue;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
      if (!surface.has(stem)) surface.set(stem, token.text);
    }
    return { words, stems: counts, surface };
  };
}
