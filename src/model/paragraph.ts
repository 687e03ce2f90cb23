import type { Paragraph } from './source.ts';
import type { Span } from './span.ts';

/** The text of a paragraph that stands within a span of the body; words' edges are not mended. */
export function sliceParagraph(paragraph: Paragraph, span: Span): string {
  return paragraph.text.slice(indexAt(paragraph, span.start), indexAt(paragraph, span.end));
}

/** The first unit of the paragraph's text that stands at or after a body offset. */
export function indexAt(paragraph: Paragraph, offset: number): number {
  let index = 0;
  paragraph.runs.forEach((run, position) => {
    const to = paragraph.runs[position + 1]?.from ?? paragraph.text.length;
    if (offset > run.offset) index = Math.min(to, run.from + offset - run.offset);
  });
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
