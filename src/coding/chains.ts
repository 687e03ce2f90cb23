import type { Span } from '../model/span.ts';
import { similarWindows, type Window } from './drift.ts';
import type { FoldedText } from './fold-quote.ts';
import type { QuotePieces } from './quote-pieces.ts';
import { isWithinWord } from './word-borders.ts';

/** The pieces of a quote found in order, in units of a folded text. */
export interface Chain {
  readonly spans: readonly Span[];
  /** 0–1; 1 where literal. */
  readonly similarity: number;
}

/** The most transcript an insertion may stand for, in folded units. */
const insertedOver = 60;

/** How far from the piece before it a piece may stand. */
function mostBefore(form: QuotePieces, piece: number): number {
  return form.joints[piece - 1]?.kind === 'insertion' ? insertedOver : Number.POSITIVE_INFINITY;
}

/** Where the pieces of a quote stand literally, at word borders; one chain for each place of the first. */
export function literalChains(pieces: readonly FoldedText[], form: QuotePieces, hay: FoldedText): Chain[] {
  const all = pieces.map(({ text }) => occurrences(text, hay.text));
  if (all.some((starts) => starts.length === 0)) return [];
  const bordered = all.map((starts, i) =>
    starts.filter((start) => isBordered(hay.text, start, start + (pieces[i] as FoldedText).text.length)),
  );
  const sizes = pieces.map(({ text }) => text.length);
  return chainsThrough(bordered, sizes, form);
}

/**
 * Where a quote stands that begins or ends within a word, widened to whole words: « possible » in « impossible » is not
 * what was said.
 */
export function widenedChains(
  pieces: readonly FoldedText[],
  form: QuotePieces,
  hay: FoldedText,
  least: number,
): Chain[] {
  const all = pieces.map(({ text }) => occurrences(text, hay.text));
  if (all.some((starts) => starts.length === 0)) return [];
  const sizes = pieces.map(({ text }) => text.length);
  const quoted = sizes.reduce((sum, size) => sum + size, 0);
  return chainsThrough(all, sizes, form).flatMap(({ spans }): Chain[] => {
    const widened = spans.map((span) => wholeWords(span, hay.text));
    const length = widened.reduce((sum, { start, end }) => sum + end - start, 0);
    return quoted / length >= least ? [{ spans: widened, similarity: quoted / length }] : [];
  });
}

function wholeWords({ start, end }: Span, hay: string): Span {
  let [from, to] = [start, end];
  while (from > 0 && isWithinWord(hay, from)) from--;
  while (to < hay.length && isWithinWord(hay, to)) to++;
  return { start: from, end: to };
}

function occurrences(needle: string, hay: string): number[] {
  const all: number[] = [];
  for (let i = hay.indexOf(needle); i !== -1; i = hay.indexOf(needle, i + 1)) all.push(i);
  return all;
}

function isBordered(hay: string, start: number, end: number): boolean {
  return !isWithinWord(hay, start) && !isWithinWord(hay, end);
}

/** From each start of the first piece, the nearest that the others can follow; dead ends are remembered. */
function chainsThrough(starts: readonly (readonly number[])[], sizes: readonly number[], form: QuotePieces): Chain[] {
  const [only, ...others] = starts;
  if (only && others.length === 0)
    return only.map((start) => ({ spans: [{ start, end: start + (sizes[0] as number) }], similarity: 1 }));
  const known = new Map<string, Span[] | undefined>();
  const follow = (index: number, from: number): Span[] | undefined => {
    if (index === starts.length) return [];
    const key = `${index} ${from}`;
    if (known.has(key)) return known.get(key);
    const most = mostBefore(form, index);
    const list = starts[index] as readonly number[];
    let found: Span[] | undefined;
    for (let i = firstFrom(list, from); !found && i < list.length && (list[i] as number) - from <= most; i++) {
      const span = { start: list[i] as number, end: (list[i] as number) + (sizes[index] as number) };
      const rest = follow(index + 1, span.end);
      if (rest) found = [span, ...rest];
    }
    known.set(key, found);
    return found;
  };
  return (starts[0] as readonly number[]).flatMap((start): Chain[] => {
    const first = { start, end: start + (sizes[0] as number) };
    const rest = follow(1, first.end);
    return rest ? [{ spans: [first, ...rest], similarity: 1 }] : [];
  });
}

/** Index of the first number of an ascending list at or above `least`. */
function firstFrom(list: readonly number[], least: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A piece of several may be this unlike, if the whole is like enough. */
const leastOfPiece = 0.5;

/** Where the pieces of a quote stand in words like theirs, best first; similarity is over the words of all pieces. */
export function similarChains(
  pieces: readonly FoldedText[],
  form: QuotePieces,
  hay: FoldedText,
  least: number,
): Chain[] {
  const windows = pieces.map((piece) => {
    const own = pieces.length === 1 ? least : leastOfPiece;
    return similarWindows(piece, hay, own).flatMap((window) => wholeCompounds(window, hay.text, own));
  });
  const [first, ...rest] = windows as [Window[], ...Window[][]];
  const chains = first.flatMap((window): Chain[] => {
    const run = [window];
    for (const [index, candidates] of rest.entries()) {
      const { to } = run.at(-1) as Window;
      const next = candidates.find(({ from }) => from >= to && from - to <= mostBefore(form, index + 1));
      if (!next) return [];
      run.push(next);
    }
    const distance = run.reduce((sum, one) => sum + one.distance, 0);
    const similarity = 1 - distance / run.reduce((sum, one) => sum + one.words, 0);
    if (similarity < least) return [];
    return [{ spans: run.map((one, i) => withPunctuation(one, pieces[i] as FoldedText, hay)), similarity }];
  });
  return chains.sort((a, b) => b.similarity - a.similarity);
}

/** « Hier » is not said in « avant-hier »: a compound that a window cuts is taken whole, as a word that differs. */
function wholeCompounds(window: Window, hay: string, least: number): Window[] {
  const { start: from, end: to } = wholeWords({ start: window.from, end: window.to }, hay);
  const cut = Number(from < window.from) + Number(to > window.to);
  const distance = Math.min(window.words, window.distance + cut);
  const similarity = 1 - distance / window.words;
  return cut === 0 ? [window] : similarity < least ? [] : [{ ...window, from, to, distance, similarity }];
}

/** Takes in the punctuation around a window of words, as much of it as the quote has there. */
function withPunctuation({ from, to }: Window, piece: FoldedText, hay: FoldedText): Span {
  const isPunctuation = (at: number) => /[^\p{L}\p{N}\p{M}\s]/u.test(hay.text[at] ?? ' ');
  let [start, end] = [from, to];
  const before = /^[^\p{L}\p{N}]*/u.exec(piece.text)?.[0].length ?? 0;
  const after = /[^\p{L}\p{N}\p{M}]*$/u.exec(piece.text)?.[0].length ?? 0;
  while (end < to + after && isPunctuation(end)) end++;
  while (start > from - before && isPunctuation(start - 1)) start--;
  return { start, end };
}
