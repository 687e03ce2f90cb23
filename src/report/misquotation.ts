import { locateEach } from '../coding/locate.ts';
import { type Difference, quoteDifferences } from '../coding/quote-difference.ts';
import { quotePieces } from '../coding/quote-pieces.ts';
import { segmentText } from '../coding/segment-text.ts';
import type { Span } from '../model/span.ts';
import type { QuotePlace } from './look-up-quotes.ts';

/** Where a quotation departs from what was said. */
export interface Misquotation {
  /** The words that differ, with those around them, as written and as said. */
  readonly pairs: readonly { readonly written: string; readonly said: string }[];
  /** Where the first of them stands in the quotation, in UTF-16 units. */
  readonly at: number;
}

/** Words shown on either side of one that differs. */
const around = 2;

/** How a quotation differs from the passage most like it; undefined where only punctuation and capitals do. */
export function misquotation(text: string, place: QuotePlace): Misquotation | undefined {
  const found = piecesOf(text, place).flatMap(({ from, written, said }) =>
    joined(quoteDifferences(written, said), written, said).map((difference) => ({
      at: from + difference.written.start,
      written: excerpt(written, difference.written),
      said: excerpt(said, difference.said),
    })),
  );
  const [first] = found;
  return first && { at: first.at, pairs: found.map(({ written, said }) => ({ written, said })) };
}

interface Piece {
  /** Where it stands in the quotation. */
  readonly from: number;
  readonly written: string;
  readonly said: string;
}

/** A quotation and what is said there, or piece by piece where it cuts or abridges. */
function piecesOf(text: string, { source, location, said }: QuotePlace): Piece[] {
  const pieces = quotePieces(text, true)?.pieces ?? [text];
  if (pieces.length < 2)
    return [{ from: Math.max(0, text.indexOf(pieces[0] ?? text)), written: pieces[0] ?? text, said }];
  const compared: Piece[] = [];
  let from = 0;
  for (const written of pieces) {
    const start = Math.max(from, text.indexOf(written, from));
    from = start + written.length;
    const there = locateEach(written, source).find(
      (one) => one.start >= location.start - 1 && one.end <= location.end + 1,
    );
    if (there) compared.push({ from: start, written, said: segmentText(source, there.parts, there.joints).text });
    else return [{ from: 0, written: text, said }];
  }
  return compared;
}

/** Differences a word or two apart are shown as one. */
function joined(differences: readonly Difference[], written: string, said: string): Difference[] {
  const all: Difference[] = [];
  for (const one of differences) {
    const last = all.at(-1);
    const gap = last ? written.slice(last.written.end, one.written.start) : '';
    if (last && (gap.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= around) {
      all[all.length - 1] = {
        written: { start: last.written.start, end: one.written.end },
        said: { start: last.said.start, end: one.said.end },
      };
    } else all.push(one);
  }
  return all.filter(
    (one) => written.slice(one.written.start, one.written.end) !== said.slice(one.said.start, one.said.end),
  );
}

function excerpt(text: string, { start, end }: Span): string {
  const before = [...text.slice(0, start).matchAll(/\S+/gu)].at(-around)?.index ?? 0;
  const after = [...text.slice(end).matchAll(/\S+/gu)];
  const reach = after[0]?.index === 0 ? around : around - 1;
  const last = after[Math.min(reach, after.length - 1)];
  const to = last ? end + last.index + last[0].length : text.length;
  return text.slice(before, to).replace(/\s+/g, ' ').trim();
}
