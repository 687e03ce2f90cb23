import type { Source } from '../model/source.ts';
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
  if (quotes.length === 0) return [];
  const index = indexOf(quotes);
  const likely = quotes.map((): Source[] => []);
  for (const source of sources) {
    for (const [quote, hits] of hitsIn(source, reading, index)) {
      if (isMet(index.needles[quote] as Needle, hits)) likely[quote]?.push(source);
    }
  }
  return likely;
}

/** The quotes by their pairs of neighbouring words. */
interface Index {
  readonly needles: readonly Needle[];
  /** A number for each word of a quote. */
  readonly words: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<number, readonly { readonly quote: number; readonly pair: number }[]>;
}

/** More words than quotes have; two numbers below it make one that a double holds exactly. */
const base = 2 ** 26;

function indexOf(quotes: readonly string[]): Index {
  const words = new Map<string, number>();
  const pairs = new Map<number, { quote: number; pair: number }[]>();
  const numberOf = (word: string) => {
    const known = words.get(word) ?? words.size;
    words.set(word, known);
    return known;
  };
  const needles = quotes.map((text, quote): Needle => {
    const pieces = quotePieces(text, true)?.pieces ?? [text];
    let size = 0;
    let count = 0;
    for (const piece of pieces) {
      const numbers = wordsIn(piece).map(numberOf);
      size += numbers.length;
      for (let i = 0; i + 1 < numbers.length; i++) {
        const key = (numbers[i] as number) * base + (numbers[i + 1] as number);
        const known = pairs.get(key);
        if (known) known.push({ quote, pair: count });
        else pairs.set(key, [{ quote, pair: count }]);
        count++;
      }
    }
    const changed = Math.floor(size / 3);
    const within = pieces.length > 1 ? Number.POSITIVE_INFINITY : size + changed;
    return { least: Math.max(1, count - 2 * changed), within };
  });
  return { needles, words, pairs };
}

/** The words of a text, split and compared as those of drifted quotes are. */
function wordsIn(text: string): string[] {
  const plain = text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff*`]/g, '')
    .normalize('NFC')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Where pairs of the quotes stand among the words of a source; nothing is kept of it, since most hold none. */
function hitsIn({ turns }: Source, reading: Reading, { words, pairs }: Index): Map<number, Hit[]> {
  const hits = new Map<number, Hit[]>();
  let at = 0;
  let before: number | undefined;
  for (const { asks, paragraphs } of turns) {
    if (asks && reading === 'answers') continue;
    for (const word of paragraphs.flatMap(({ text }) => wordsIn(text))) {
      const number = words.get(word);
      const found = before === undefined || number === undefined ? undefined : pairs.get(before * base + number);
      for (const { quote, pair } of found ?? []) {
        const known = hits.get(quote);
        if (known) known.push({ pair, at });
        else hits.set(quote, [{ pair, at }]);
      }
      before = number;
      at++;
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
