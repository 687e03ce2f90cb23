import { originalText, type TrackedParagraph, type TrackedPiece } from '../exchange/tracked-paragraphs.ts';

/** What somebody asks for. */
export interface Asked {
  readonly author: string;
  readonly date: string;
  /** As a sentence: « delete « x », insert « y » ». */
  readonly asked: string;
}

/** Changes side by side as a wish. */
export function askedBy(pieces: readonly TrackedPiece[]): Asked {
  const first = pieces.find(({ change }) => change);
  const of = (change: TrackedPiece['change']) =>
    folded(
      pieces
        .map((piece) => (piece.change === change ? piece.text : ''))
        .join('')
        .replace(/\u2029/g, ' ¶ '),
    );
  const [gone, added] = [of('deleted'), of('inserted')];
  const parts = [
    ...(gone === '' ? [] : [`delete « ${gone} »`]),
    ...(/^(?:¶ ?)+$/.test(added) ? ['begin a new paragraph'] : added === '' ? [] : [`insert « ${added} »`]),
  ];
  return { author: first?.author ?? '', date: first?.date ?? '', asked: parts.join(', ') || 'change white space' };
}

export function byWhom({ author, date }: Omit<Asked, 'asked'>): string {
  return [author, date].filter((part) => part !== '').join(', ');
}

/** A paragraph as it was, in one line. */
export function keyOf(paragraph: TrackedParagraph): string {
  return folded(originalText(paragraph));
}

/** What is left of a paragraph. */
export function keptText({ pieces }: TrackedParagraph): string {
  return folded(pieces.map(({ text, change }) => (change === 'deleted' ? '' : text)).join(''));
}

export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The first words of a paragraph, to find it by. */
export function opening(text: string): string {
  const words = folded(text).split(' ');
  return words.length > 8 ? `« ${words.slice(0, 8).join(' ')} … »` : `« ${words.join(' ')} »`;
}
