import { createRequire } from 'node:module';
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import { foldWord } from './fold.ts';

/** Brings the forms of a word together. `name` and `version` belong in the key of whatever is cached by stem. */
export interface Stemmer {
  name: string;
  version: string;
  /** The stem of a word, folded or as written, from which elisions are split off: folded itself. */
  stem(foldedOrRawWord: string): string;
}

interface Algorithm {
  stem(word: string): string;
}

const version = '8.1.1-2';
const load = createRequire(import.meta.url);

/** By language code. The two languages of studies are loaded at once, the others when asked for. */
const algorithms = {
  de: () => load('natural/lib/natural/stemmers/porter_stemmer_de.js') as Algorithm,
  en: () => english,
  es: () => load('natural/lib/natural/stemmers/porter_stemmer_es.js') as Algorithm,
  fr: () => ({ stem: (word: string) => french.stem(withoutFeminine(word)) }),
  it: () => load('natural/lib/natural/stemmers/porter_stemmer_it.js') as Algorithm,
  nl: () => load('natural/lib/natural/stemmers/porter_stemmer_nl.js') as Algorithm,
  no: () => load('natural/lib/natural/stemmers/porter_stemmer_no.js') as Algorithm,
  pt: () => load('natural/lib/natural/stemmers/porter_stemmer_pt.js') as Algorithm,
  sv: () => load('natural/lib/natural/stemmers/porter_stemmer_sv.js') as Algorithm,
} satisfies Readonly<Record<string, () => Algorithm>>;

/** A stemmer with its own memory of the words it has seen: keep it as long as the texts last. */
export function stemmer(language: keyof typeof algorithms): Stemmer {
  const algorithm = algorithms[language]();
  const seen = new Map<string, string>();
  const stem = (word: string): string => {
    const known = seen.get(word);
    if (known !== undefined) return known;
    const folded = foldWord(word);
    const found = /[a-z]/.test(folded) ? algorithm.stem(folded) : folded;
    seen.set(word, found);
    return found;
  };
  return { name: `natural-porter-${language}`, version, stem };
}

/**
 * The algorithm knows the endings -ée and -ière by their accents, which folded words have lost; and what follows the
 * first point of `adhérent·e·s` is no part of the stem.
 */
function withoutFeminine(word: string): string {
  return word
    .replace(/·.*$/, '')
    .replace(/ees?$/, 'e')
    .replace(/ieres?$/, 'ier');
}
