import { tokenize } from '../language/tokens.ts';
import type { SpokenLanguage, StopWordEdits } from '../model/spoken.ts';
import { Lexicon } from './lexicon.ts';

/** What somebody said. */
export interface Said {
  readonly text: string;
  readonly language: SpokenLanguage;
}

/** Stems of a text, each once, in the order in which the text first has them, and how often it has each. */
export interface StemCounts {
  readonly stems: Int32Array;
  readonly counts: Int32Array;
}

/** The words of many texts in one row of numbers, and how often they are said in all: read once, compared often. */
export class WordedTexts {
  readonly lexicon: Lexicon;
  /** How many texts. */
  readonly size: number;
  /** By stem: how many texts have it. */
  readonly documents: Int32Array;
  /** By stem: how often it is said. */
  readonly occurrences: Int32Array;
  /** Occurrences of all stems. */
  readonly total: number;
  /** Forms of all texts in a row, and where each text begins. */
  readonly #forms: Int32Array;
  readonly #starts: Int32Array;
  /** By stem: its place in the text that is looked at, or −1. */
  readonly #places: Int32Array;

  constructor(texts: readonly Said[], stopWords: StopWordEdits) {
    this.lexicon = new Lexicon(stopWords);
    this.size = texts.length;
    const forms: number[] = [];
    this.#starts = new Int32Array(texts.length + 1);
    texts.forEach(({ text, language }, at) => {
      for (const token of tokenize(text, language)) forms.push(this.lexicon.form(token.text, language));
      this.#starts[at + 1] = forms.length;
    });
    this.#forms = Int32Array.from(forms);
    const count = this.lexicon.stems.length;
    this.documents = new Int32Array(count);
    this.occurrences = new Int32Array(count);
    this.#places = new Int32Array(count).fill(-1);
    let total = 0;
    for (let at = 0; at < this.size; at++) {
      const { stems, counts } = this.stems(at);
      stems.forEach((stem, i) => {
        const times = counts[i] as number;
        this.documents[stem] = (this.documents[stem] as number) + 1;
        this.occurrences[stem] = (this.occurrences[stem] as number) + times;
        total += times;
      });
    }
    this.total = total;
  }

  /** The forms of a text, in order. */
  forms(at: number): Int32Array {
    return this.#forms.subarray(this.#starts[at], this.#starts[at + 1]);
  }

  /** The distinct words of a text, in order. */
  words(at: number): Int32Array {
    return Int32Array.from(new Set(Array.from(this.forms(at), (form) => this.lexicon.wordOf[form] as number)));
  }

  /** All of its words, folded, between spaces. */
  line(at: number): string {
    const { words, wordOf } = this.lexicon;
    return ` ${Array.from(this.forms(at), (form) => words[wordOf[form] as number] as string).join(' ')} `;
  }

  stems(at: number): StemCounts {
    const stems: number[] = [];
    const counts: number[] = [];
    for (const form of this.forms(at)) {
      const stem = this.lexicon.stemOf[form] as number;
      if (stem < 0) continue;
      const place = this.#places[stem] as number;
      if (place >= 0) counts[place] = (counts[place] as number) + 1;
      else {
        this.#places[stem] = stems.length;
        stems.push(stem);
        counts.push(1);
      }
    }
    for (const stem of stems) this.#places[stem] = -1;
    return { stems: Int32Array.from(stems), counts: Int32Array.from(counts) };
  }

  /** The first form in which a text has a stem. */
  surface(at: number, stem: number): string {
    const form = this.forms(at).find((one) => this.lexicon.stemOf[one] === stem);
    return form === undefined ? (this.lexicon.stems[stem] as string) : (this.lexicon.forms[form] as string);
  }
}
