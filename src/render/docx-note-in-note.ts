import { toString as plainText } from 'mdast-util-to-string';
import { type Look, textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';

/** The call of a note inside a note, which Word has not: its number where the text calls it too, else its words. */
export function noteInNote(id: string, { notes }: Writing, look: Look): string {
  const number = notes.numberOf(id.toLowerCase());
  if (number !== undefined) return textRun(` [${number}]`, look);
  const note = notes.find(id.toLowerCase());
  if (!note) return '';
  const words = 'cite' in note ? note.cite.text : plainText(note).trim();
  return textRun(` [${words}]`, look);
}
