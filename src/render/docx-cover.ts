import type { Cover } from '../report/document.ts';
import { paragraph } from './docx-paragraph.ts';
import { textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';

/** How far down a title page its title stands, in twentieths of a point. */
const titleFrom = 3400;

/**
 * A title, its subtitle, authors and lines.
 * @param section of a page of its own, which the last paragraph ends; absent: the text goes on below
 */
export function coverParagraphs(cover: Cover, writing: Writing, section?: string): string {
  const lines: [Parameters<typeof paragraph>[1], string][] = [['title', cover.title]];
  if (cover.subtitle) lines.push(['subtitle', cover.subtitle]);
  if (cover.authors.length > 0) lines.push(['author', cover.authors.join(', ')]);
  lines.push(...cover.lines.map((line): (typeof lines)[number] => ['coverLine', line]));
  return lines
    .map(([style, text], index) =>
      paragraph(writing, style, textRun(text), {
        ...(section !== undefined && index === 0 ? { before: titleFrom } : {}),
        ...(section !== undefined && index === lines.length - 1 ? { section } : {}),
      }),
    )
    .join('');
}
