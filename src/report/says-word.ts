import { matchPattern, parsePattern } from '../language/pattern.ts';
import { bodyOffset } from '../model/paragraph.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';

/** Sources whose respondents say a word (or match an indicator), in what they did not take back; an error where the pattern is none. */
export function saysWord(coded: CodedStudy, word: string): { sources: Set<string> } | { error: string } {
  const pattern = parsePattern(word);
  if ('error' in pattern) return { error: pattern.error };
  const saying = coded.sources.filter((source) => {
    const withdrawn = (coded.withdrawn.get(source.id) ?? []).flatMap(({ parts }) => parts ?? []);
    const answers = source.turns.flatMap(({ asks, paragraphs }) => (asks ? [] : paragraphs));
    return answers.some((paragraph) =>
      matchPattern(pattern, paragraph.text, source.language).some(({ start, end }) => {
        const span = { start: bodyOffset(paragraph, start), end: bodyOffset(paragraph, end - 1) + 1 };
        return !withdrawn.some((hole) => overlaps(hole, span));
      }),
    );
  });
  return { sources: new Set(saying.map(({ id }) => id)) };
}
