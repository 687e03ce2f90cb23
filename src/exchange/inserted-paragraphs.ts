import type { TrackedParagraph, TrackedPiece } from './tracked-paragraphs.ts';

/**
 * New paragraphs that stand before one that nobody may change, put after the one before it, where that may be changed: it
 * is the same place of the report.
 * @param isOwn whether a paragraph is the analyst's
 * @param takesNext whether another can follow it
 */
export function insertedAfter(
  paragraphs: readonly TrackedParagraph[],
  isOwn: (index: number) => boolean,
  takesNext: (index: number) => boolean,
): TrackedParagraph[] {
  const placed = paragraphs.map((paragraph) => ({ ...paragraph }));
  placed.forEach((paragraph, index) => {
    const before = placed[index - 1];
    const count = isOwn(index) ? 0 : leadingEnd(paragraph.pieces);
    if (!before || count === 0 || !takesNext(index - 1) || before.joinsNext) return;
    const fresh = paragraph.pieces.slice(0, count);
    const end = fresh.at(-1) as TrackedPiece;
    placed[index - 1] = { ...before, pieces: [...before.pieces, end, ...fresh.slice(0, -1)] };
    placed[index] = { ...paragraph, pieces: paragraph.pieces.slice(count) };
  });
  return placed;
}

/** How many pieces at the head are new paragraphs. */
function leadingEnd(pieces: readonly TrackedPiece[]): number {
  const old = pieces.findIndex(({ change }) => change !== 'inserted');
  const fresh = old === -1 ? pieces : pieces.slice(0, old);
  return fresh.findLastIndex(({ text }) => text === '\u2029') + 1;
}
