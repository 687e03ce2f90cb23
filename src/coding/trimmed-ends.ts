import type { Words } from './drift.ts';

/** First and last word of a stretch, both within it. */
interface Ends {
  readonly first: number;
  readonly last: number;
}

/**
 * A window without the unlike words at its ends that a paragraph's or a sentence's end cuts off from the words the
 * quote shares with it, unless the quote has the like there: « par une notion de feeling. » ends before the next
 * paragraph, « ensemble ici mêmes. » takes in « même ».
 */
export function trimmedEnds(quote: Words, text: Words, { first, last }: Ends): Ends {
  const pairs = alike(quote, text, { first, last });
  const [opening, closing] = [pairs[0], pairs.at(-1)];
  if (!opening || !closing) return { first, last };
  let [from, to] = [opening.there, closing.there];
  for (let here = closing.here; to < last && !isCutOff(quote, here, text, to); here++) to++;
  for (let here = opening.here; from > first && !isCutOff(quote, here - 1, text, from - 1); here--) from--;
  return { first: from, last: to };
}

function isCutOff(quote: Words, here: number, text: Words, there: number): boolean {
  return border(text, there) > border(quote, here);
}

/** What ends between a word and the next: 2 a paragraph, 1 a sentence, 0 neither; below where there is no next. */
function border({ folded, from, to }: Words, index: number): number {
  const [end, next] = [to[index], from[index + 1]];
  if (end === undefined || next === undefined) return -1;
  if (folded.breaks.some((unit) => unit >= end && unit <= next)) return 2;
  return /(?<!\.)\.(?!\.)|[!?]/.test(folded.text.slice(end, next)) ? 1 : 0;
}

/** The words a quote and a window have in common in a cheapest alignment, in order: index in the quote, in the text. */
function alike(quote: Words, text: Words, { first, last }: Ends): { here: number; there: number }[] {
  const said = text.ids.subarray(first, last + 1);
  const costs = editCosts(quote.ids, said);
  const at = (i: number, j: number) => costs[i * (said.length + 1) + j] as number;
  const pairs: { here: number; there: number }[] = [];
  for (let [i, j] = [quote.ids.length, said.length]; i > 0 && j > 0; ) {
    const unlike = quote.ids[i - 1] === said[j - 1] ? 0 : 1;
    const isPair = at(i, j) === at(i - 1, j - 1) + unlike;
    const isLeftOut = !isPair && at(i, j) === at(i - 1, j) + 1;
    if (isPair && unlike === 0) pairs.push({ here: i - 1, there: first + j - 1 });
    if (isPair || isLeftOut) i--;
    if (!isLeftOut) j--;
  }
  return pairs.reverse();
}

/** Word edit distances between the first `i` words of one and the first `j` of the other, row by row. */
function editCosts(one: Int32Array, other: Int32Array): Int32Array {
  const width = other.length + 1;
  const costs = Int32Array.from({ length: (one.length + 1) * width }, (_, k) =>
    k < width ? k : Math.floor(k / width),
  );
  const at = (i: number, j: number) => costs[i * width + j] as number;
  for (let i = 1; i <= one.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const change = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      costs[i * width + j] = Math.min(change, at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  return costs;
}
