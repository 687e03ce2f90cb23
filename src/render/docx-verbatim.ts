import type { Verbatim } from '../report/document.ts';
import { addressLink } from './docx-link.ts';
import { paragraph } from './docx-paragraph.ts';
import { textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';
import { quotedLines } from './quoted-lines.ts';
import { translated } from './translated.ts';

/** What parts a quote from the text below it, as its attribution does where there is one. */
const afterQuote = 220;

/** A verbatim and, on the same page as its last words, its attribution. */
export function verbatimParagraphs(verbatim: Verbatim, writing: Writing, noteId: string | undefined): string {
  const call = noteId === undefined ? '' : (writing.notes.call(noteId.toLowerCase()) ?? '');
  const attribution = attributionRuns(verbatim, writing);
  const style = verbatim.against ? 'counterExample' : 'verbatim';
  const said = [
    ...verbatim.paragraphs.map((text) => ({ text, italic: false })),
    ...translated(verbatim, writing.labels).map((text) => ({ text, italic: true })),
  ];
  const quoted = said.map(({ text, italic }, index) => {
    const isLast = index === said.length - 1;
    const runs = textRun(quotedLines(text).join('\n'), { italic }) + (isLast && attribution === '' ? call : '');
    const anchored = index === 0 ? writing.bookmarks.around(verbatim.anchor, runs) : runs;
    if (!isLast) return paragraph(writing, style, anchored);
    return paragraph(writing, style, anchored, attribution === '' ? { after: afterQuote } : { withNext: true });
  });
  return quoted.join('') + (attribution === '' ? '' : paragraph(writing, 'attribution', attribution + call));
}

// The parentheses of « (Norlink) » stay outside its link.
function attributionRuns({ attribution, cite }: Verbatim, writing: Writing): string {
  if (!attribution) return '';
  if (cite?.kind !== 'link') return textRun(attribution);
  const [, open = '', name = '', close = ''] = /^(\(?)(.*?)(\)?)$/s.exec(attribution) ?? [];
  return textRun(open) + addressLink(cite.url, writing, {}, (look) => textRun(name, look)) + textRun(close);
}
