import { spanOfParagraph } from '../coding/passages.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';

/** A paragraph of a transcript with its number, from 1, questions and headings counted. */
export interface NumberedParagraph extends Span {
  readonly number: number;
  readonly text: string;
  readonly kind: 'paragraph' | 'heading';
  readonly asks: boolean;
  readonly speaker?: string;
  readonly time?: string;
  /** The first of its turn. */
  readonly opens: boolean;
}

export function numberedParagraphs(source: Source): NumberedParagraph[] {
  let number = 0;
  return source.turns.flatMap(({ asks, speaker, time, paragraphs }) =>
    paragraphs.map((paragraph, index) => {
      number++;
      return {
        number,
        ...spanOfParagraph(paragraph),
        text: paragraph.text.trim(),
        kind: paragraph.kind,
        asks,
        opens: index === 0,
        ...(speaker === undefined ? {} : { speaker }),
        ...(time === undefined ? {} : { time }),
      };
    }),
  );
}
