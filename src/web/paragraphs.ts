import { spanOfParagraph } from '../coding/passages.ts';
import type { PagePiece } from '../model/page-source.ts';
import type { PagePassage } from '../model/page-wish.ts';
import { bodyOffset, indexAt } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';

interface Numbered {
  readonly paragraph: Paragraph;
  /** Its words may be coded: a respondent's, and no heading. */
  readonly isSaid: boolean;
}

const cache = new WeakMap<Source, readonly Numbered[]>();

/** The paragraphs of a source by their number, from 0: what the page and the server name them by. */
function paragraphsOf(source: Source): readonly Numbered[] {
  const known = cache.get(source);
  if (known) return known;
  const all = source.turns.flatMap(({ asks, paragraphs }) =>
    paragraphs.map((paragraph) => ({ paragraph, isSaid: !asks && paragraph.kind === 'paragraph' })),
  );
  cache.set(source, all);
  return all;
}

/** Where spans of the body stand in its paragraphs. @param said only in respondents' words. */
export function piecesOf(source: Source, spans: readonly Span[], { said }: { readonly said: boolean }): PagePiece[] {
  const all = paragraphsOf(source);
  return spans.flatMap((span) => {
    const pieces: PagePiece[] = [];
    for (let number = firstEndingAfter(all, span.start); number < all.length; number++) {
      const { paragraph, isSaid } = all[number] as Numbered;
      if (paragraph.start >= span.end) break;
      const from = indexAt(paragraph, span.start);
      const to = indexAt(paragraph, span.end);
      if ((isSaid || !said) && paragraph.text.slice(from, to).trim() !== '')
        pieces.push({ paragraph: number, from, to });
    }
    return pieces;
  });
}

/** Paragraphs stand in order and do not overlap. */
function firstEndingAfter(all: readonly Numbered[], offset: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as Numbered).paragraph.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The span of the body between two places of the page; undefined where there are no such places. */
export function spanOfPassage(source: Source, { from, to }: Omit<PagePassage, 'print'>): Span | undefined {
  const all = paragraphsOf(source);
  const [first, last] = [all[from.paragraph]?.paragraph, all[to.paragraph]?.paragraph];
  if (!first || !last || from.at > first.text.length || to.at > last.text.length) return undefined;
  const start = from.at < first.text.length ? bodyOffset(first, from.at) : spanOfParagraph(first).end;
  const end = to.at > 0 ? bodyOffset(last, to.at - 1) + 1 : last.start;
  return start < end ? { start, end } : undefined;
}
