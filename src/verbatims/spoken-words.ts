import { isElided, tokenize } from '../language/tokens.ts';
import { bodyOffset } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { hiddenWords, isHiddenWord } from './hidden-words.ts';
import { namedIn } from './identities.ts';
import { Lexicon } from './lexicon.ts';

/** Words in a row. */
export interface SpokenWords {
  /** As they are written, by their number in the lexicon. */
  readonly forms: readonly number[];
  /** What their forms are counted under; −1 for grammar words, numbers and what may be a hidden name. */
  readonly stems: readonly number[];
  /** Where they begin in the body. */
  readonly starts: readonly number[];
}

/** What is known of a form, whoever says it. */
interface FormFacts {
  readonly isWord: boolean;
  readonly isHidden: boolean;
}

/** Reads the words of respondents, one source at a time: of a large corpus they are never all held. */
export class SpokenReader {
  readonly lexicon: Lexicon;
  readonly #coded: CodedStudy;
  readonly #hidden: ReturnType<typeof hiddenWords>;
  readonly #facts: FormFacts[] = [];

  constructor(coded: CodedStudy) {
    this.lexicon = new Lexicon(coded.settings.spoken.stopWords);
    this.#coded = coded;
    this.#hidden = hiddenWords(coded);
  }

  /**
   * The words of a source's respondents, without what they took back. Stop words of the study, and words of names that may
   * not be shown, are words without a stem.
   */
  wordsOf(source: Source): SpokenWords {
    const [forms, stems, starts]: [number[], number[], number[]] = [[], [], []];
    const holes = withdrawnParts(this.#coded, source.id);
    const read = (paragraph: Paragraph) => {
      const named = namedIn(paragraph.text, this.#coded, source.id);
      for (const token of tokenize(paragraph.text, source.language)) {
        const form = this.lexicon.form(token.text, source.language);
        const { isWord, isHidden } = this.#factsOf(form);
        if (!isWord) continue;
        const start = bodyOffset(paragraph, token.start);
        if (holes.length > 0) {
          const word = { start, end: bodyOffset(paragraph, token.end - 1) + 1 };
          if (holes.some((hole) => overlaps(hole, word))) continue;
        }
        const isName = isHidden || named.some((name) => overlaps(name, token));
        forms.push(form);
        stems.push(isName ? -1 : (this.lexicon.stemOf[form] as number));
        starts.push(start);
      }
    };
    for (const { asks, paragraphs } of source.turns) {
      if (asks) continue;
      for (const paragraph of paragraphs) if (paragraph.kind === 'paragraph') read(paragraph);
    }
    return { forms, stems, starts };
  }

  /** A form as a list shows it: lower case. */
  shown(form: number): string {
    return (this.lexicon.forms[form] as string).toLowerCase().normalize('NFC');
  }

  #factsOf(form: number): FormFacts {
    const known = this.#facts[form];
    if (known) return known;
    const text = this.lexicon.forms[form] as string;
    const isWord = !isElided({ text }) && /[\p{L}\p{N}]/u.test(text);
    const facts = { isWord, isHidden: isHiddenWord(text, this.#hidden) };
    this.#facts[form] = facts;
    return facts;
  }
}
