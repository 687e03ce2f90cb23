import { contentStems } from '../language/content-words.ts';
import { foldWord } from '../language/fold.ts';
import { isElided, tokenize } from '../language/tokens.ts';
import { bodyOffset } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import type { CodedStudy } from '../model/study.ts';
import { hiddenWords, isHiddenWord } from './hidden-words.ts';
import { namedIn } from './identities.ts';

/** A word a respondent says. */
export interface SpokenWord extends Span {
  /** What its forms are counted under; absent of grammar words, numbers and what may be a hidden name. */
  readonly stem?: string;
  /** As a list shows it: lower case. */
  readonly form: string;
}

/**
 * The words of respondents, source by source, without what they took back; offsets in the body. Stop words of the
 * study, and words of names that may not be shown, are words without a stem.
 */
export function spokenWords(coded: CodedStudy, sources: readonly Source[]): Map<string, SpokenWord[]> {
  const readers = new Map<SpokenLanguage, (folded: string) => string | undefined>();
  const hidden = hiddenWords(coded);
  const stemIn = (language: SpokenLanguage) => {
    const known = readers.get(language) ?? contentStems({ language, stopWords: coded.settings.spoken.stopWords });
    readers.set(language, known);
    return known;
  };
  const wordsOf = (paragraph: Paragraph, source: Source): SpokenWord[] => {
    const named = namedIn(paragraph.text, coded, source.id);
    return tokenize(paragraph.text, source.language)
      .filter((token) => !isElided(token) && /[\p{L}\p{N}]/u.test(token.text))
      .map((token) => {
        const isName = isHiddenWord(token.text, hidden) || named.some((name) => overlaps(name, token));
        const stem = isName ? undefined : stemIn(source.language)(foldWord(token.text));
        return {
          start: bodyOffset(paragraph, token.start),
          end: bodyOffset(paragraph, token.end - 1) + 1,
          form: token.text.toLowerCase().normalize('NFC'),
          ...(stem === undefined ? {} : { stem }),
        };
      });
  };
  return new Map(
    sources.map((source) => {
      const holes = (coded.withdrawn.get(source.id) ?? []).flatMap(({ parts }) => parts ?? []);
      const paragraphs = source.turns.flatMap(({ asks, paragraphs: said }) => (asks ? [] : said));
      const words = paragraphs
        .filter(({ kind }) => kind === 'paragraph')
        .flatMap((paragraph) => wordsOf(paragraph, source))
        .filter((word) => !holes.some((hole) => overlaps(hole, word)));
      return [source.id, words];
    }),
  );
}
