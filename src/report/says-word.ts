import { matchPattern, type Pattern, parsePattern } from '../language/pattern.ts';
import { bodyOffset } from '../model/paragraph.ts';
import { known, type Source } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';

/** Sources whose respondents say a word (or match an indicator), in what they did not take back; an error where the pattern is none. */
export function saysWord(coded: CodedStudy, word: string): { sources: Set<string> } | { error: string } {
  const pattern = parsePattern(word);
  if ('error' in pattern) return { error: pattern.error };
  if (pattern.forbids)
    return { error: 'a pattern after `-` forbids, as an indicator does, and finds nobody: leave out the `-`' };
  const saying = coded.sources.filter((source) =>
    known(source, 'says', word, () => says(source, pattern, withdrawnParts(coded, source.id))),
  );
  return { sources: new Set(saying.map(({ id }) => id)) };
}

function says(source: Source, pattern: Pattern, withdrawn: readonly Span[]): boolean {
  const answers = source.turns.flatMap(({ asks, paragraphs }) => (asks ? [] : paragraphs));
  return answers.some((paragraph) =>
    matchPattern(pattern, paragraph.text, source.language).some(({ start, end }) => {
      const span = { start: bodyOffset(paragraph, start), end: bodyOffset(paragraph, end - 1) + 1 };
      return !withdrawn.some((hole) => overlaps(hole, span));
    }),
  );
}
