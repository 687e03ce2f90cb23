import { KeptWith } from '../model/kept-with.ts';
import { ownCopy } from '../model/own-copy.ts';
import type { FoldedText } from './fold-quote.ts';
import { trimmedEnds } from './trimmed-ends.ts';

/** A stretch of a folded text like a quote, in the text's own units, `to` exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** Word edit distance between quote and window. */
  readonly distance: number;
  /** Words of the longer of quote and window. */
  readonly words: number;
  /** 1 − distance ÷ words, 0–1. */
  readonly similarity: number;
}

/** The words of a folded text: what each is, and where it stands. */
export interface Words {
  readonly folded: FoldedText;
  readonly ids: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** A window by its first and last word. */
interface Found extends Window {
  readonly first: number;
  readonly last: number;
}

const vocabulary = new Map<string, number>();
const cache = new KeptWith<FoldedText, Words>();
const word = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a folded text, each with a number that is the same wherever it is said, case left aside. */
function wordsOf(folded: FoldedText): Words {
  const known = cache.get(folded);
  if (known) return known;
  const found = [...folded.text.matchAll(word)];
  const words = {
    folded,
    ids: Int32Array.from(found, ([text]) => intern(text.toLowerCase())),
    from: Int32Array.from(found, ({ index }) => index),
    to: Int32Array.from(found, ({ index, 0: text }) => index + text.length),
  };
  cache.set(folded, words);
  return words;
}

function intern(text: string): number {
  const known = vocabulary.get(text);
  if (known !== undefined) return known;
  vocabulary.set(ownCopy(text), vocabulary.size);
  return vocabulary.size - 1;
}

/**
 * The windows of a text most like a quote, best first: no two overlap, none is below `least`.
 * Similarity is 1 − word edit distance ÷ the longer of quote and window; case and punctuation do not count.
 * Approximate matching after Sellers 1980 (J. Algorithms 1:359).
 */
export function similarWindows(quote: FoldedText, text: FoldedText, least: number): Window[] {
  const quoted = wordsOf(quote);
  const needle = quoted.ids;
  const hay = wordsOf(text);
  const size = needle.length;
  if (size === 0) return [];
  let distance = Int32Array.from({ length: size + 1 }, (_, i) => i);
  let begin = new Int32Array(size + 1);
  let nextDistance = new Int32Array(size + 1);
  let nextBegin = new Int32Array(size + 1);
  const found: Found[] = [];
  for (let j = 0; j < hay.ids.length; j++) {
    begin[0] = j;
    nextDistance[0] = 0;
    nextBegin[0] = j + 1;
    for (let i = 1; i <= size; i++) {
      const change = (distance[i - 1] as number) + (needle[i - 1] === hay.ids[j] ? 0 : 1);
      const skip = (distance[i] as number) + 1;
      const miss = (nextDistance[i - 1] as number) + 1;
      const best = Math.min(change, skip, miss);
      nextDistance[i] = best;
      nextBegin[i] = (best === change ? begin[i - 1] : best === skip ? begin[i] : nextBegin[i - 1]) as number;
    }
    [distance, nextDistance] = [nextDistance, distance];
    [begin, nextBegin] = [nextBegin, begin];
    const first = begin[size] as number;
    if (first > j) continue;
    const words = Math.max(size, j - first + 1);
    const similarity = 1 - (distance[size] as number) / words;
    if (similarity < least) continue;
    found.push({
      from: hay.from[first] as number,
      to: hay.to[j] as number,
      distance: distance[size] as number,
      words,
      similarity,
      first,
      last: j,
    });
  }
  return distinct(found).map(({ distance, words, similarity, ...ends }) => {
    const { first, last } = trimmedEnds(quoted, hay, ends);
    return { from: hay.from[first] as number, to: hay.to[last] as number, distance, words, similarity };
  });
}

/** Of windows that overlap the best, and of equals the longest, so that a changed last word is in it. */
function distinct(windows: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const ordered = [...windows].sort(
    (a, b) => b.similarity - a.similarity || b.to - b.from - (a.to - a.from) || a.from - b.from,
  );
  for (const window of ordered) {
    if (!kept.some((other) => window.from < other.to && other.from < window.to)) kept.push(window);
  }
  return kept;
}
