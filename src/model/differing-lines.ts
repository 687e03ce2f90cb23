import { appendAll } from './append.ts';

/** Lines of two texts that stand in each other’s place: numbers from 0, ends exclusive. */
export interface LineBlock {
  readonly a: number;
  readonly b: number;
  readonly endA: number;
  readonly endB: number;
}

/** The blocks of lines that differ, between lines both texts have once (“patience”); any answer is right, a fine one is short. */
export function differingLines(old: readonly string[], fresh: readonly string[]): LineBlock[] {
  return differing(old, fresh, { a: 0, b: 0, endA: old.length, endB: fresh.length });
}

function differing(old: readonly string[], fresh: readonly string[], { a, b, endA, endB }: LineBlock): LineBlock[] {
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
  const blocks: LineBlock[] = [];
  for (const [lineA, lineB] of [...anchors, [endA, endB] as const]) {
    appendAll(blocks, differing(old, fresh, { a, b, endA: lineA, endB: lineB }));
    [a, b] = [lineA, lineB];
  }
  return blocks;
}

function differingRuns(old: readonly string[], fresh: readonly string[], { a, b, endA }: LineBlock): LineBlock[] {
  const runs: LineBlock[] = [];
  for (let i = 0; a + i < endA; i++) {
    if (old[a + i] !== fresh[b + i]) runs.push({ a: a + i, b: b + i, endA: a + i + 1, endB: b + i + 1 });
  }
  return runs;
}

/** Lines that stand once in both blocks, the most of them that keep their order: pairs of their numbers. */
function commonAnchors(
  old: readonly string[],
  fresh: readonly string[],
  block: LineBlock,
): (readonly [number, number])[] {
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
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number) chosen.push(pairs[i] as [number, number]);
  return chosen.reverse();
}
