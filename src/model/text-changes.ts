import { appendAll } from './append.ts';
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
  return differing(old, fresh, { a: 0, b: 0, endA: old.length, endB: fresh.length }).flatMap(({ a, b, endA, endB }) => {
    if (endA - a === endB - b)
      return old
        .slice(a, endA)
        .flatMap((line, i) => wordChanges(line, fresh[b + i] as string, starts[b + i] as number));
    const [was, now] = [old.slice(a, endA).join(''), fresh.slice(b, endB).join('')];
    return [{ at: starts[b] as number, now, was }];
  });
}

interface Block {
  readonly a: number;
  readonly b: number;
  readonly endA: number;
  readonly endB: number;
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

/** The blocks of lines that differ, between lines both texts have once (“patience”); any answer is right, a fine one is short. */
function differing(old: readonly string[], fresh: readonly string[], { a, b, endA, endB }: Block): Block[] {
  while (a < endA && b < endB && old[a] === fresh[b]) [a, b] = [a + 1, b + 1];
  while (a < endA && b < endB && old[endA - 1] === fresh[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  if (a === endA && b === endB) return [];
  const block = { a, b, endA, endB };
  if (a === endA || b === endB) return [block];
  if (endA - a === endB - b) {
    const runs = differingRuns(old, fresh, block);
    if (runs.reduce((sum, run) => sum + run.endA - run.a, 0) * 2 <= endA - a + 1) return runs;
  }
  const anchors = commonAnchors(old, fresh, block);
  if (anchors.length === 0) return [block];
  const blocks: Block[] = [];
  for (const [lineA, lineB] of [...anchors, [endA, endB] as const]) {
    appendAll(blocks, differing(old, fresh, { a, b, endA: lineA, endB: lineB }));
    [a, b] = [lineA, lineB];
  }
  return blocks;
}

function differingRuns(old: readonly string[], fresh: readonly string[], { a, b, endA }: Block): Block[] {
  const runs: Block[] = [];
  for (let i = 0; a + i < endA; i++) {
    if (old[a + i] !== fresh[b + i]) runs.push({ a: a + i, b: b + i, endA: a + i + 1, endB: b + i + 1 });
  }
  return runs;
}

/** Lines that stand once in both blocks, the most of them that keep their order: pairs of their numbers. */
function commonAnchors(old: readonly string[], fresh: readonly string[], block: Block): (readonly [number, number])[] {
  const once = (lines: readonly string[], from: number, to: number) => {
    const found = new Map<string, number | undefined>();
    for (let i = from; i < to; i++) found.set(lines[i] as string, found.has(lines[i] as string) ? undefined : i);
    return found;
  };
  const inFresh = once(fresh, block.b, block.endB);
  const pairs = [...once(old, block.a, block.endA)].flatMap(([line, a]): [number, number][] => {
    const b = inFresh.get(line);
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
  return longestAscending(pairs.filter(([a, b]) => a > block.a || b > block.b));
}

/** The longest ascending subsequence by the second number, of pairs in the order of the first. */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, b], i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as [number, number])[1] < b) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = i;
  });
  const chosen: [number, number][] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number) chosen.unshift(pairs[i] as [number, number]);
  return chosen;
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
