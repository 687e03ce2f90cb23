import { contentStems } from '../language/content-words.ts';
import { foldWord } from '../language/fold.ts';
import type { SpokenLanguage, StopWordEdits } from '../model/spoken.ts';

/**
 * The words of texts, by numbers: each form, as it is written, is folded and stemmed once, however often it is said. Keep it
 * as long as the texts last.
 */
export class Lexicon {
  /** By form: as it is written. */
  readonly forms: string[] = [];
  /** By form: the number of the folded word. */
  readonly wordOf: number[] = [];
  /** By form: the number of its stem; −1 for stop words, numbers and elided words. */
  readonly stemOf: number[] = [];
  /** By word: folded. */
  readonly words: string[] = [];
  /** By stem. */
  readonly stems: string[] = [];
  readonly #stopWords: StopWordEdits;
  readonly #formNumbers = new Map<SpokenLanguage, Map<string, number>>();
  readonly #wordNumbers = new Map<string, number>();
  readonly #stemNumbers = new Map<string, number>();
  readonly #stemmers = new Map<SpokenLanguage, (folded: string) => string | undefined>();

  constructor(stopWords: StopWordEdits) {
    this.#stopWords = stopWords;
  }

  /** The number of a form of a language. */
  form(text: string, language: SpokenLanguage): number {
    const numbers = this.#formNumbers.get(language) ?? new Map<string, number>();
    this.#formNumbers.set(language, numbers);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const number = this.forms.length;
    numbers.set(text, number);
    const folded = foldWord(text);
    const stem = this.#stemmer(language)(folded);
    this.forms.push(text);
    this.wordOf.push(numberOf(folded, this.#wordNumbers, this.words));
    this.stemOf.push(stem === undefined ? -1 : numberOf(stem, this.#stemNumbers, this.stems));
    return number;
  }

  #stemmer(language: SpokenLanguage): (folded: string) => string | undefined {
    const known = this.#stemmers.get(language);
    if (known) return known;
    const made = contentStems({ language, stopWords: this.#stopWords });
    this.#stemmers.set(language, made);
    return made;
  }
}

function numberOf(text: string, numbers: Map<string, number>, list: string[]): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, list.length);
  list.push(text);
  return list.length - 1;
}
