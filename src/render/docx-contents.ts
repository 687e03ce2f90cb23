import type { Block, Contents } from '../report/document.ts';
import { paragraph } from './docx-paragraph.ts';
import { textRun } from './docx-run.ts';
import type { StyleKey } from './docx-styles.ts';
import type { Writing } from './docx-writing.ts';
import { escapeXml, tag } from './docx-xml.ts';
import { outline } from './outline.ts';

/**
 * A table of contents with its entries written in, each a link. Nothing here knows on which page a heading will be: Word
 * writes the pages, and the dots that lead to them, when the table is renewed (F9). A field marked as stale would have it
 * put a question to whoever opens the file.
 */
export function contentsXml({ label, depth }: Contents, following: readonly Block[], writing: Writing): string {
  const entries = outline(following, depth);
  if (entries.length === 0) return '';
  const char = (type: string) => tag('w:r', {}, tag('w:fldChar', { 'w:fldCharType': type }));
  const deepest = Math.max(...entries.map(({ level }) => level));
  const instruction = `<w:instrText xml:space="preserve"> ${escapeXml(`TOC \\o "1-${deepest}" \\h \\z \\u`)} </w:instrText>`;
  const opening = char('begin') + tag('w:r', {}, instruction) + char('separate');
  const lines = entries.map(({ heading, level }, index) => {
    const name = writing.bookmarks.nameOf(heading.anchor);
    const words = textRun(heading.text);
    const entry = name === undefined ? words : tag('w:hyperlink', { 'w:anchor': name, 'w:history': 1 }, words);
    const before = index === 0 ? opening : '';
    const after = index === entries.length - 1 ? char('end') : '';
    return paragraph(writing, `contents${Math.min(6, level)}` as StyleKey, before + entry + after);
  });
  const kind = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>';
  const heading = paragraph(writing, 'contentsHeading', textRun(label));
  return tag('w:sdt', {}, tag('w:sdtPr', {}, kind), tag('w:sdtContent', {}, heading, lines.join('')));
}
