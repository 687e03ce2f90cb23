import type { Definition, Nodes } from 'mdast';
import type { HouseStyle } from '../model/house-style.ts';
import type { Document, MarkerNode } from '../report/document.ts';
import { citeNotes } from './cite-notes.ts';
import { bodyXml } from './docx-body.ts';
import { bookmarks } from './docx-bookmarks.ts';
import { lists } from './docx-lists.ts';
import { noteParagraphs } from './docx-note-text.ts';
import { footnotesXml, type Note, notes } from './docx-notes.ts';
import { officeParts, relations } from './docx-package.ts';
import { writePages } from './docx-page.ts';
import { coreProperties, settingsXml } from './docx-properties.ts';
import { ownFont, styleSheet } from './docx-style-sheet.ts';
import type { Writing } from './docx-writing.ts';
import { declaration, declared, namespaces, tag } from './docx-xml.ts';
import { labels } from './labels.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/**
 * A report as a Word document (ISO/IEC 29500, transitional), in the user's own styles where there are any. No clock, no
 * chance: ids count up.
 * @param pictures of the prose, by the address written there
 */
export function renderDocx(
  document: Document,
  { house, pictures = new Map() }: { house?: HouseStyle; pictures?: ReadonlyMap<string, Uint8Array> } = {},
): Uint8Array {
  const parts = officeParts();
  const root = relations();
  const own = relations();
  const sheet = styleSheet(document.language, house);
  const page = writePages(document, { sheet, parts, relations: own }, house);
  const cited = citeNotes(document);
  const written = proseNodes(document);
  let drawings = 0;
  const { width, height, margins } = page.layout;
  const writing: Writing = {
    document,
    labels: labels[document.language],
    sheet,
    bookmarks: bookmarks(document.blocks.flatMap((block) => ('anchor' in block ? [block.anchor] : []))),
    notes: notes(knownNotes(written, [...cited.values()]), () => sheet.id('footnoteCall')),
    lists: lists(house),
    parts,
    relations: own,
    addresses: addressesOf(written),
    pictures,
    nextDrawing: () => ++drawings,
    lineWidth: width - margins.left - margins.right - margins.gutter,
    pageHeight: height - margins.top - margins.bottom,
    inNote: false,
    ...(house?.theme === undefined ? { font: ownFont } : {}),
  };
  const body = bodyXml(writing, cited, page.cover);
  const forNotes = relations();
  const noteTexts = writing.notes
    .called()
    .map((note) => noteParagraphs(note, { ...writing, relations: forNotes, inNote: true }));
  const add = (name: string, xml: string, type: string) => {
    own.to(name, `${name}.xml`);
    parts.add(`word/${name}.xml`, xml, `${word}.${type}+xml`);
  };
  add('footnotes', footnotesXml(noteTexts), 'footnotes');
  parts.add('word/_rels/footnotes.xml.rels', forNotes.xml());
  add('numbering', writing.lists.xml(), 'numbering');
  add(
    'settings',
    settingsXml(document.language, { facing: page.facing, themed: house?.theme !== undefined }),
    'settings',
  );
  add('styles', sheet.xml(), 'styles');
  if (house?.theme !== undefined) {
    own.to('theme', 'theme/theme1.xml');
    parts.add('word/theme/theme1.xml', house.theme, 'application/vnd.openxmlformats-officedocument.theme+xml');
  }
  root.to('officeDocument', 'word/document.xml');
  root.to(`${namespaces.r.replace('officeDocument', 'package')}/metadata/core-properties`, 'docProps/core.xml');
  parts.add(
    'docProps/core.xml',
    coreProperties(document),
    'application/vnd.openxmlformats-package.core-properties+xml',
  );
  const text = tag('w:body', {}, body, page.text);
  const all = declared('w', 'r', 'wp', 'a', 'pic', 'mc', 'wpg', 'wps');
  parts.add('word/document.xml', declaration + tag('w:document', all, text), `${word}.document.main+xml`);
  parts.add('word/_rels/document.xml.rels', own.xml());
  parts.add('_rels/.rels', root.xml());
  return parts.bytes();
}

type Written = Nodes | MarkerNode;

/** Every node of the analyst's prose, in order. */
function proseNodes(document: Document): Written[] {
  const within = (node: Written): Written[] =>
    ['children' in node ? (node.children as Written[]) : []].flatMap((children) => [node, ...children.flatMap(within)]);
  return document.blocks.flatMap((block) =>
    block.type === 'prose' || block.type === 'heading' ? block.nodes.flatMap(within) : [],
  );
}

/** Of two definitions of one label the first counts, as in Markdown. */
function knownNotes(nodes: readonly Written[], cited: readonly Note[]): Map<string, Note> {
  const known = new Map<string, Note>();
  for (const node of [...nodes, ...cited]) {
    if ('cite' in node) known.set(node.id.toLowerCase(), node);
    else if (node.type === 'footnoteDefinition' && !known.has(node.identifier.toLowerCase()))
      known.set(node.identifier.toLowerCase(), node);
  }
  return known;
}

function addressesOf(nodes: readonly Written[]): Map<string, string> {
  const definitions = nodes.filter((node): node is Definition => node.type === 'definition');
  return new Map(definitions.reverse().map(({ identifier, url }) => [identifier, url]));
}
