import { differingLines } from './differing-lines.ts';

/** A stretch that differs: `now` stands at `at` (UTF-16 units) of the text after, `was` stood there before. */
export interface TextChange {
  readonly at: number;
  readonly now: string;
  readonly was: string;
}

/**
 * Where two texts differ, in order: words within lines that have a counterpart, else whole lines. To put every `was` in
 * the place of its `now` gives the text before, to the letter.
 */
export function textChanges(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const starts = startsOf(fresh);
  return differingLines(old, fresh).flatMap(({ a, b, endA, endB }) => {
    if (endA - a === endB - b)
      return old
        .slice(a, endA)
        .flatMap((line, i) => wordChanges(line, fresh[b + i] as string, starts[b + i] as number));
    const [was, now] = [old.slice(a, endA).join(''), fresh.slice(b, endB).join('')];
    return [{ at: starts[b] as number, now, was }];
  });
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function startsOf(pieces: readonly string[]): number[] {
  const starts = [0];
  for (const piece of pieces) starts.push((starts.at(-1) as number) + piece.length);
  return starts;
}

/** The words in which two lines differ; without a counterpart for each word, what lies between their common ends. */
function wordChanges(was: string, now: string, at: number): TextChange[] {
  const [old, fresh] = [wordsOf(was), wordsOf(now)];
  const starts = startsOf(fresh);
  if (old.length === fresh.length)
    return old.flatMap((word, i) =>
      word === fresh[i] ? [] : [{ at: at + (starts[i] as number), now: fresh[i] as string, was: word }],
    );
  let start = 0;
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  return [
    {
      at: at + (starts[start] as number),
      now: fresh.slice(start, fresh.length - end).join(''),
      was: old.slice(start, old.length - end).join(''),
    },
  ];
}

/** Words (ids with their hyphens) and what stands between them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}_-]+|[^\p{L}\p{M}\p{N}_-]/gu) ?? [];
}
