import type { Figure, Table } from '../report/document.ts';
import { paragraph } from './docx-paragraph.ts';
import { field, textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';

/** « Tableau 2. Échantillon », its number a field, so that a list of tables can be made of it. Empty without a caption. */
export function captionParagraph(block: Table | Figure, writing: Writing): string {
  if (block.caption === undefined) return '';
  const isFigure = block.type === 'figure';
  const word = isFigure ? writing.labels.figure : writing.labels.table;
  const number =
    block.number === undefined
      ? ''
      : textRun(`${word}\u00a0`) + field(`SEQ ${word} \\* ARABIC`, textRun(String(block.number))) + textRun('. ');
  const runs = number + textRun(block.caption);
  const anchored = isFigure ? writing.bookmarks.around(block.anchor, runs) : runs;
  return paragraph(writing, 'caption', anchored, { withNext: !isFigure });
}
