import type { Span } from '../model/span.ts';
import { type Chain, literalChains, similarChains } from './chains.ts';
import { foldQuote } from './fold-quote.ts';
import { leastSimilarity } from './locate.ts';
import { type QuotePieces, quotePieces } from './quote-pieces.ts';

/** Where a quote stands in a text of its own, such as a translation. Offsets in the text. */
export interface LocatedInText extends Span {
  /** 1 where literal, 0–1. */
  readonly similarity: number;
}

/** Locates a quote in a text that is no source, literally or by the likest words, its editorial marks understood. */
export function locateInText(quote: string, text: string): LocatedInText | undefined {
  const form: QuotePieces = quotePieces(quote) ?? { pieces: [quote], joints: [], lead: '', tail: '' };
  const [pieces, hay] = [form.pieces.map((piece) => foldQuote(piece)), foldQuote(text)];
  if (pieces.some((piece) => piece.text === '')) return undefined;
  const [found] = [
    ...literalChains(pieces, form, hay),
    ...similarChains(pieces, form, hay, leastSimilarity),
  ] as Chain[];
  const [first, last] = [found?.spans[0], found?.spans.at(-1)];
  if (!found || !first || !last) return undefined;
  const start = hay.startOf(first.start);
  return { start, end: hay.endOf(last.end - 1), similarity: found.similarity };
}
