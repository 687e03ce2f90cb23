import { sliceParagraph } from '../model/paragraph.ts';
import type { Source } from '../model/source.ts';
import { overlaps, type Span, subtract } from '../model/span.ts';

export interface SegmentText {
  /** Paragraphs joined by a blank line. */
  readonly text: string;
  readonly speaker?: string;
}

/**
 * The words of the coded pieces as a reader sees them: without interviewers' words, headings and labels.
 * @param parts pieces in order, offsets in the body.
 * @param joints what is printed between one piece and the next (`[…]`, an insertion, or nothing).
 * @param holes stretches left out, each shown as `[…]`.
 */
export function segmentText(
  source: Source,
  parts: readonly Span[],
  joints: readonly string[],
  holes: readonly Span[] = [],
): SegmentText {
  let text = '';
  let speaker: string | undefined;
  let last: { paragraph: number; part: number } | undefined;
  const pieces = parts.flatMap((part, index) => subtract(part, holes).map((span) => ({ span, part: index })));
  for (const { span, part } of pieces) {
    let number = 0;
    for (const turn of source.turns) {
      for (const paragraph of turn.paragraphs) {
        number++;
        if (turn.asks || paragraph.kind === 'heading' || !overlaps(paragraph, span)) continue;
        const words = sliceParagraph(paragraph, span).trim();
        if (words === '') continue;
        const joint = !last
          ? ''
          : last.part === part
            ? last.paragraph === number
              ? '[…]'
              : ''
            : (joints[last.part] ?? '');
        const gap = last && (last.paragraph === number || joint !== '') ? ' ' : '\n\n';
        text += last ? `${joint === '' ? '' : ` ${joint}`}${gap}${words}` : words;
        speaker ??= turn.speaker;
        last = { paragraph: number, part };
      }
    }
  }
  return { text, ...(speaker === undefined ? {} : { speaker }) };
}
