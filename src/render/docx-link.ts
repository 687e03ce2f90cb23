import { type Look, textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';
import { tag } from './docx-xml.ts';
import { webAddress } from './web-address.ts';

/**
 * Words that lead to an address of the web, or to a place of the document. An address nobody may be sent to, and a place
 * that is not there, leave the words alone.
 * @param words writes them in a look
 */
export function addressLink(address: string, writing: Writing, look: Look, words: (look: Look) => string): string {
  const target = linkTarget(address, writing);
  if (!target) return words(look);
  const style = writing.sheet.id('link');
  return tag('w:hyperlink', target, words(style === undefined ? look : { ...look, style }));
}

/** The same for words without a look of their own. */
export function wordsLink(address: string, text: string, writing: Writing): string {
  return addressLink(address, writing, {}, (look) => textRun(text, look));
}

function linkTarget(address: string, writing: Writing): Record<string, string> | undefined {
  const known = webAddress(address);
  if (known === undefined) return undefined;
  if (!known.startsWith('#')) return { 'r:id': writing.relations.to('hyperlink', known, true), 'w:history': '1' };
  const name = writing.bookmarks.nameOf(anchorOf(known));
  return name === undefined ? undefined : { 'w:anchor': name, 'w:history': '1' };
}

function anchorOf(address: string): string {
  try {
    return decodeURIComponent(address.slice(1));
  } catch {
    return address.slice(1);
  }
}
