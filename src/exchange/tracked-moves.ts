import type { TrackedParagraph, TrackedPiece } from './tracked-paragraphs.ts';

/** Words that somebody moved from one place of a report to another. */
export interface TrackedMove {
  /** As they stand now, where the file says where to; else as they stood. */
  readonly text: string;
  readonly author: string;
  readonly date: string;
  /** The paragraph they stood in. */
  readonly from?: number;
  /** The paragraph they stand in now, or before. */
  readonly to?: number;
  /** Paragraphs of their own, before that one. */
  readonly isBefore: boolean;
}

/**
 * A report whose moves are not made: the words stand where they stood. A move is two changes far from one another, of
 * which the one without the other would lose words, or double them.
 */
export function withoutMoves(paragraphs: readonly TrackedParagraph[]): {
  readonly paragraphs: readonly TrackedParagraph[];
  readonly moves: readonly TrackedMove[];
} {
  const leaving = paragraphs.flatMap((paragraph, at) => movedIn(paragraph, 'deleted').map((one) => ({ ...one, at })));
  const coming = paragraphs.flatMap((paragraph, at) => movedIn(paragraph, 'inserted').map((one) => ({ ...one, at })));
  const gone = new Set<object>();
  const moves = coming.map(({ at, ...one }): TrackedMove => {
    const home = leaving.find((other) => !gone.has(other) && sameWords(other.text, one.text));
    if (home) gone.add(home);
    return { ...one, to: at, ...(home ? { from: home.at } : {}) };
  });
  const lost = leaving.filter((one) => !gone.has(one)).map(({ at, ...one }): TrackedMove => ({ ...one, from: at }));
  return { paragraphs: paragraphs.map(unmoved), moves: [...moves, ...lost] };
}

type Moved = Pick<TrackedMove, 'text' | 'author' | 'date' | 'isBefore'>;

/** The stretches of a paragraph that were moved away, or here; each paragraph of its own. */
function movedIn({ pieces }: TrackedParagraph, change: TrackedPiece['change']): Moved[] {
  const found: Moved[] = [];
  let last: TrackedPiece | undefined;
  for (const piece of pieces) {
    if (piece.isMoved && piece.change === change) {
      const before = found.at(-1);
      const isEnd = piece.text === '\u2029';
      if (before && last?.isMoved && last.change === change && last.text !== '\u2029')
        found[found.length - 1] = { ...before, text: isEnd ? before.text : before.text + piece.text, isBefore: isEnd };
      else if (!isEnd) found.push({ text: piece.text, author: piece.author, date: piece.date, isBefore: false });
    }
    last = piece;
  }
  return found.filter(({ text }) => text.trim() !== '');
}

function unmoved(paragraph: TrackedParagraph): TrackedParagraph {
  const pieces = paragraph.pieces.flatMap((piece): TrackedPiece[] => {
    if (!piece.isMoved) return [piece];
    const { text, author, date } = piece;
    return piece.change === 'inserted' ? [] : [{ text, author, date }];
  });
  return { ...paragraph, pieces };
}

function sameWords(one: string, other: string): boolean {
  const folded = (text: string) => text.replace(/\s+/g, ' ').trim();
  return folded(one) === folded(other);
}
