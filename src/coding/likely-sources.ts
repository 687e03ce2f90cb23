import type { Source } from '../model/source.ts';
import { wordsOf } from './drift.ts';
import { type FoldedText, foldQuote } from './fold-quote.ts';
import { haystackOf } from './haystack.ts';
import { quotePieces } from './quote-pieces.ts';

/** What is read of a source: what respondents say, or all that is written. */
export type Reading = 'answers' | 'everything';

/** A quote as pairs of neighbouring words. */
interface Needle {
  /** Pairs a place must share with it to be like enough. */
  readonly least: number;
  /** Words among which they stand; unlimited where the quote leaves words out. */
  readonly within: number;
}

/** A pair of a quote met in a source: which of its pairs, and at which word. */
interface Hit {
  readonly pair: number;
  readonly at: number;
}

/**
 * For each quote the sources that may hold it, literally or as a drifted quote is found, in the order of the sources;
 * the others need not be searched. All quotes are looked for in one pass over the words of each source.
 *
 * Each word that differs spoils two pairs of neighbours at most: of `m` words of which a third differ, what 0.75 of
 * similarity allows, `m − 1 − 2⌊m/3⌋` pairs are left (the q-gram lemma, Ukkonen 1992, Theor. Comput. Sci. 92:191).
 */
export function likelySources(
  quotes: readonly string[],
  sources: readonly Source[],
  reading: Reading = 'answers',
): Source[][] {
  const { needles, pairs } = pairsOf(quotes);
  const likely = quotes.map((): Source[] => []);
  for (const source of sources) {
    for (const [quote, hits] of hitsIn(textOf(source, reading), pairs)) {
      if (isMet(needles[quote] as Needle, hits)) likely[quote]?.push(source);
    }
  }
  return likely;
}

function textOf(source: Source, reading: Reading): FoldedText {
  const haystack = haystackOf(source);
  return haystack.text(reading === 'everything' ? 0 : haystack.count - 2);
}

type Pairs = ReadonlyMap<number, readonly { readonly quote: number; readonly pair: number }[]>;

/** More words than a language has; two numbers below it make one that a double holds exactly. */
const base = 2 ** 26;

function pairsOf(quotes: readonly string[]): { needles: Needle[]; pairs: Pairs } {
  const pairs = new Map<number, { quote: number; pair: number }[]>();
  const needles = quotes.map((text, quote): Needle => {
    const pieces = quotePieces(text, true)?.pieces ?? [text];
    let words = 0;
    let count = 0;
    for (const piece of pieces) {
      const { ids } = wordsOf(foldQuote(piece));
      words += ids.length;
      for (let i = 0; i + 1 < ids.length; i++) {
        const key = keyOf(ids, i);
        const known = pairs.get(key);
        if (known) known.push({ quote, pair: count });
        else pairs.set(key, [{ quote, pair: count }]);
        count++;
      }
    }
    const changed = Math.floor(words / 3);
    const within = pieces.length > 1 ? Number.POSITIVE_INFINITY : words + changed;
    return { least: Math.max(1, count - 2 * changed), within };
  });
  return { needles, pairs };
}

function keyOf(ids: Int32Array, at: number): number {
  return (ids[at] as number) * base + (ids[at + 1] as number);
}

function hitsIn(text: FoldedText, pairs: Pairs): Map<number, Hit[]> {
  const hits = new Map<number, Hit[]>();
  const { ids } = wordsOf(text);
  for (let at = 0; at + 1 < ids.length; at++) {
    for (const { quote, pair } of pairs.get(keyOf(ids, at)) ?? []) {
      const known = hits.get(quote);
      if (known) known.push({ pair, at });
      else hits.set(quote, [{ pair, at }]);
    }
  }
  return hits;
}

/** Whether enough different pairs of a quote stand near enough to one another. */
function isMet({ least, within }: Needle, hits: readonly Hit[]): boolean {
  if (hits.length < least) return false;
  const inside = new Map<number, number>();
  let from = 0;
  for (const { pair, at } of hits) {
    inside.set(pair, (inside.get(pair) ?? 0) + 1);
    for (let first = hits[from] as Hit; at - first.at >= within; first = hits[++from] as Hit) {
      const left = (inside.get(first.pair) as number) - 1;
      if (left === 0) inside.delete(first.pair);
      else inside.set(first.pair, left);
    }
    if (inside.size >= least) return true;
  }
  return false;
}
