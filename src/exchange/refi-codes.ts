import type { ImportedCode } from './importer.ts';
import { guidIn, type RefiNotes } from './refi-notes.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** The codes of a REFI codebook as a tree, with what their notes say. */
export function refiCodes(root: XmlElement, notes: RefiNotes): ImportedCode[] {
  const book = root.name === 'CodeBook' ? root : childOf(root, 'CodeBook');
  return childrenOf(childOf(book, 'Codes'), 'Code').map((code) => refiCode(code, notes));
}

function refiCode(element: XmlElement, notes: RefiNotes): ImportedCode {
  const { guid, name = '', isCodable, color } = element.attributes;
  const definition = notes.of(element);
  const rgb = rgbOf(color);
  return {
    id: guidIn(guid) || name,
    label: name,
    ...(definition === undefined ? {} : { definition: unindented(definition) }),
    ...(rgb === undefined ? {} : { color: rgb }),
    folder: /^(?:false|0)$/.test(isCodable ?? ''),
    children: childrenOf(element, 'Code').map((code) => refiCode(code, notes)),
  };
}

/** A description set off by the layout of the XML is no block of source text. */
function unindented(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^[ \t]+(?=\S)/gm, (margin) => (margin.length >= 4 ? '' : margin));
}

/** A colour as `#rrggbb`; of three digits, each twice. */
export function rgbOf(color: string | undefined): string | undefined {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(color?.trim() ?? '')?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}
