import type { CiteNote } from './cite-notes.ts';
import { wordsLink } from './docx-link.ts';
import type { Note } from './docx-notes.ts';
import { paragraph } from './docx-paragraph.ts';
import { proseBlocks } from './docx-prose.ts';
import { textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';
import { tag, valued } from './docx-xml.ts';
import { webAddress } from './web-address.ts';

/** The paragraphs of a footnote, its number before the first words. */
export function noteParagraphs(note: Note, writing: Writing): string {
  const number = tag(
    'w:r',
    {},
    tag('w:rPr', {}, valued('w:rStyle', writing.sheet.id('footnoteCall') ?? '')),
    '<w:footnoteRef/>',
  );
  const content =
    'cite' in note
      ? paragraph(writing, 'footnote', citation(note, writing))
      : proseBlocks(note.children, writing, { style: 'footnote' });
  const opening = /^<w:p>(?:<w:pPr>.*?<\/w:pPr>)?/.exec(content)?.[0];
  const runs = number + textRun(' ');
  // A note that begins with a table or holds nothing has a line for its number.
  if (opening === undefined) return paragraph(writing, 'footnote', runs) + content;
  return opening + runs + content.slice(opening.length);
}

function citation({ cite }: CiteNote, writing: Writing): string {
  const address = webAddress(cite.url);
  const words = cite.text === cite.url && address ? '' : cite.text;
  const link = address ? wordsLink(cite.url, cite.url, writing) : '';
  return textRun(words) + (words !== '' && link !== '' ? textRun(' ') : '') + link;
}
