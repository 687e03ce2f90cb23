import type { Paragraph } from './source.ts';
import type { Span } from './span.ts';

/** The text of a paragraph that stands within a span of the body; words' edges are not mended. */
export function sliceParagraph(paragraph: Paragraph, span: Span): string {
  return paragraph.text.slice(indexAt(paragraph, span.start), indexAt(paragraph, span.end));
}

/** The first unit of the paragraph's text that stands at or after a body offset. */
export function indexAt(paragraph: Paragraph, offset: number): number {
  const { runs, text } = paragraph;
  let index = 0;
  for (let i = 0; i < runs.length; i++) {
    const { from, offset: at } = runs[i] as Paragraph['runs'][number];
    if (offset > at) index = Math.min(runs[i + 1]?.from ?? text.length, from + offset - at);
  }
  return index;
}

/** Where a unit of the paragraph's text stands in the body. */
export function bodyOffset(paragraph: Paragraph, index: number): number {
  let offset = paragraph.start;
  for (const run of paragraph.runs) {
    if (run.from > index) break;
    offset = run.offset + index - run.from;
  }
  return offset;
}
