import { foldWord } from '../language/fold.ts';
import { stemmer } from '../language/stem.ts';
import { stopWords } from '../language/stop-words.ts';
import { tokenize } from '../language/tokens.ts';
import type { Language } from '../model/settings.ts';

/** The words of a text, ready to be compared. */
export interface Wording {
  /** Every word, folded, in order. */
  readonly words: readonly string[];
  /** How often each stem occurs; stop words, numbers and elided words are left out. */
  readonly stems: ReadonlyMap<string, number>;
  /** The first form in which the text has each stem. */
  readonly surface: ReadonlyMap<string, string>;
}

/** Reads a text's words; made once per ranking, since the stemmer remembers the words it has met. */
export function wordingReader(language: Language): (text: string) => Wording {
  const stops = stopWords(language);
  const stems = stemmer(language);
  return (text) => {
    const words: string[] = [];
    const counts = new Map<string, number>();
    const surface = new Map<string, string>();
    for (const token of tokenize(text, language)) {
      const folded = foldWord(token.text);
      words.push(folded);
      if (!carriesContent(folded, stops)) continue;
      const stem = stems.stem(folded);
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
      if (!surface.has(stem)) surface.set(stem, token.text);
    }
    return { words, stems: counts, surface };
  };
}

function carriesContent(folded: string, stops: ReadonlySet<string>): boolean {
  return folded.length > 1 && !/['’]$/u.test(folded) && /\p{L}/u.test(folded) && !stops.has(folded);
}
