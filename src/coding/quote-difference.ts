import type { Span } from '../model/span.ts';
import { foldQuote } from './fold-quote.ts';

/** A stretch of a quote that the transcript says otherwise. */
export interface Difference {
  /** Where it stands in the quote; empty where the quote leaves words out. */
  readonly written: Span;
  /** Where it stands in the transcript's words; empty where the quote has words of its own. */
  readonly said: Span;
}

interface Word extends Span {
  readonly key: string;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** The words in which a quote differs from what was said, in order; case, punctuation and typography do not count. */
export function quoteDifferences(written: string, said: string): Difference[] {
  const [here, there] = [wordsIn(written), wordsIn(said)];
  const lengths = commonLengths(here, there);
  const differences: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < here.length || j < there.length) {
    const [fromHere, fromThere] = [i, j];
    while ((i < here.length || j < there.length) && here[i]?.key !== there[j]?.key) {
      if (j >= there.length || (i < here.length && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))) i++;
      else j++;
    }
    if (i > fromHere || j > fromThere) {
      differences.push({ written: between(here, fromHere, i, written), said: between(there, fromThere, j, said) });
    }
    if (i < here.length && j < there.length) {
      i++;
      j++;
    }
  }
  return differences;
}

/** Whether two texts read alike but for the case of their first letter and the punctuation at their ends. */
export function isSameWording(written: string, said: string): boolean {
  return bare(written) === bare(said);
}

function bare(text: string): string {
  const folded = foldQuote(text).text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return folded.slice(0, 1).toLowerCase() + folded.slice(1);
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    key: found.normalize('NFC').toLowerCase(),
  }));
}

/** Words `from` to `to` (exclusive) of a text; where there are none, the place between their neighbours. */
function between(words: readonly Word[], from: number, to: number, text: string): Span {
  const [first, last] = [words[from], words[to - 1]];
  if (from < to && first && last) return { start: first.start, end: last.end };
  const at = words[from]?.start ?? text.length;
  return { start: at, end: at };
}

/** Lengths of the longest common subsequence of what follows each pair of words. */
function commonLengths(here: readonly Word[], there: readonly Word[]): Int32Array[] {
  const lengths = Array.from({ length: here.length + 1 }, () => new Int32Array(there.length + 1));
  for (let i = here.length - 1; i >= 0; i--) {
    for (let j = there.length - 1; j >= 0; j--) {
      const row = lengths[i] as Int32Array;
      row[j] =
        here[i]?.key === there[j]?.key
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly Int32Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
