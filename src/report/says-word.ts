import { matchPatterns, parsePattern } from '../language/pattern.ts';
import type { CodedStudy } from '../model/study.ts';

/** Sources whose respondents say a word (or match an indicator); an error where the pattern is none. */
export function saysWord(coded: CodedStudy, word: string): { sources: Set<string> } | { error: string } {
  const pattern = parsePattern(word);
  if ('error' in pattern) return { error: pattern.error };
  const { language } = coded.settings;
  const saying = coded.sources.filter(({ turns }) =>
    turns.some(
      ({ asks, paragraphs }) =>
        !asks && paragraphs.some(({ text }) => matchPatterns([pattern], text, language).length > 0),
    ),
  );
  return { sources: new Set(saying.map(({ id }) => id)) };
}
