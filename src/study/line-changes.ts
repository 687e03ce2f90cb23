import { differingLines, type LineBlock } from '../model/differing-lines.ts';

/** A line that goes or comes. */
export interface LineChange {
  readonly sign: '-' | '+';
  /** From 1, in its own text. */
  readonly number: number;
  readonly text: string;
}

/** Pairs of lines that are compared at most: with more, memory would run out, and only lines that both texts have once part them. */
const mostPairs = 4_000_000;

/** The lines that differ, as few as can be; of long stretches without a line in common, all of them. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const whole = between({ a: 0, b: 0, endA: before.length, endB: after.length }, before, after);
  const blocks = isSmall(whole) ? [whole] : joined(differingLines(before, after));
  return blocks.flatMap((block) => (isSmall(block) ? fewest(block, before, after) : all(block, before, after)));
}

function isSmall({ a, b, endA, endB }: LineBlock): boolean {
  return (endA - a) * (endB - b) <= mostPairs;
}

/** Without what they have in common at the beginning and at the end. */
function between({ a, b, endA, endB }: LineBlock, before: readonly string[], after: readonly string[]): LineBlock {
  while (a < endA && b < endB && before[a] === after[b]) [a, b] = [a + 1, b + 1];
  while (a < endA && b < endB && before[endA - 1] === after[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  return { a, b, endA, endB };
}

/** Blocks that follow each other are one: what goes stands before what comes. */
function joined(blocks: readonly LineBlock[]): LineBlock[] {
  const found: LineBlock[] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last?.endA === block.a && last.endB === block.b)
      found[found.length - 1] = { ...last, endA: block.endA, endB: block.endB };
    else found.push(block);
  }
  return found;
}

function all({ a, b, endA, endB }: LineBlock, before: readonly string[], after: readonly string[]): LineChange[] {
  return [...gone(before, a, endA), ...come(after, b, endB)];
}

function gone(before: readonly string[], from: number, to: number): LineChange[] {
  return before.slice(from, to).map((text, i) => ({ sign: '-', number: from + i + 1, text }));
}

function come(after: readonly string[], from: number, to: number): LineChange[] {
  return after.slice(from, to).map((text, i) => ({ sign: '+', number: from + i + 1, text }));
}

/** By the longest common subsequence. */
function fewest(block: LineBlock, before: readonly string[], after: readonly string[]): LineChange[] {
  const old = before.slice(block.a, block.endA);
  const fresh = after.slice(block.b, block.endB);
  const width = fresh.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        old[i] === fresh[j]
          ? (longest[(i + 1) * width + j + 1] as number) + 1
          : Math.max(longest[(i + 1) * width + j] as number, longest[i * width + j + 1] as number);
    }
  }
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) [i, j] = [i + 1, j + 1];
    else if (
      j >= fresh.length ||
      (i < old.length && (longest[(i + 1) * width + j] as number) >= (longest[i * width + j + 1] as number))
    )
      changes.push({ sign: '-', number: block.a + i + 1, text: old[i++] as string });
    else changes.push({ sign: '+', number: block.b + j + 1, text: fresh[j++] as string });
  }
  return changes;
}
