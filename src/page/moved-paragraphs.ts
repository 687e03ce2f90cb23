import type { Chosen, Numbered } from './chosen.ts';

/**
 * Where the paragraphs of a transcript stand after it was edited: those before and after the edit stay beside each other,
 * one between is looked up by its words, in order.
 * @returns the new number of each; undefined where its words are gone.
 */
export function movedParagraphs(before: readonly Numbered[], now: readonly Numbered[]): (number | undefined)[] {
  const isSame = (one: Numbered | undefined, other: Numbered | undefined) =>
    one?.paragraph.text === other?.paragraph.text && one?.turn.asks === other?.turn.asks;
  const least = Math.min(before.length, now.length);
  let head = 0;
  while (head < least && isSame(before[head], now[head])) head++;
  let tail = 0;
  while (tail < least - head && isSame(before.at(-1 - tail), now.at(-1 - tail))) tail++;
  let next = head;
  return before.map((one, number) => {
    if (number < head) return number;
    if (number >= before.length - tail) return number + now.length - before.length;
    const found = now.findIndex((other, i) => i >= next && i < now.length - tail && isSame(one, other));
    if (found === -1) return undefined;
    next = found + 1;
    return found;
  });
}

/** The same words in the edited transcript; undefined where a paragraph of them is gone, or others came between. */
export function movedChoice({ from, to }: Chosen, moved: readonly (number | undefined)[]): Chosen | undefined {
  const places = moved.slice(from.paragraph, to.paragraph + 1);
  const [first] = places;
  if (first === undefined || places.some((place, i) => place !== first + i)) return undefined;
  return { from: { ...from, paragraph: first }, to: { ...to, paragraph: first + places.length - 1 } };
}
