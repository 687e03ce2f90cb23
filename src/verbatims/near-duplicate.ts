import type { Wording } from './wording.ts';

const leastShared = 0.8;

/**
 * Finds the texts that would bore a reader who has read another: 80 % of the longer one's distinct words are shared,
 * or the shorter one stands in the longer word for word.
 * @returns a function from a text's position and those to compare it with to its near-duplicates among them.
 */
export function nearDuplicates(wordings: readonly Wording[]): (of: number, among: Iterable<number>) => number[] {
  const numbers = new Map<string, number>();
  const distinct = wordings.map(({ words }) => {
    for (const word of words) if (!numbers.has(word)) numbers.set(word, numbers.size);
    return Int32Array.from(new Set(words), (word) => numbers.get(word) ?? 0);
  });
  const lines = wordings.map(({ words }) => ` ${words.join(' ')} `);
  return (of, among) => {
    const own = distinct[of] as Int32Array;
    const marked = new Uint8Array(numbers.size);
    for (const number of own) marked[number] = 1;
    return [...among].filter((index) => {
      const words = distinct[index] as Int32Array;
      const longer = Math.max(own.length, words.length);
      const shorter = Math.min(own.length, words.length);
      const least = Math.min(leastShared * longer, shorter);
      const shared = countMarked(words, marked, words.length - least);
      if (!shared || shared < least) return false;
      return shared >= leastShared * longer || contains(lines[of] ?? '', lines[index] ?? '');
    });
  };
}

function contains(a: string, b: string): boolean {
  return a.length >= b.length ? a.includes(b) : b.includes(a);
}

/** How many of the words are marked; 0 as soon as more than `mayMiss` are not. */
function countMarked(words: Int32Array, marked: Uint8Array, mayMiss: number): number {
  let missed = 0;
  for (let at = 0; at < words.length; at++) {
    if (!marked[words[at] as number] && ++missed > mayMiss) return 0;
  }
  return words.length - missed;
}
