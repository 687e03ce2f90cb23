import type { Element, Root } from 'hast';
import type { Root as MarkdownRoot, RootContent } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkRehype, { type Options } from 'remark-rehype';
import { unified } from 'unified';
import type { MarkerNode } from '../report/document.ts';
import { keepFrenchSpaces } from './html-spaces.ts';
import { tableHandler } from './html-table.ts';
import type { Labels } from './labels.ts';

/**
 * HTML nodes of mdast nodes, sanitised: no raw HTML, no script, no address but http, https and mailto; footnotes at
 * the end. Pictures that are not in the file itself become links, as the page asks nothing of the network.
 */
export function htmlTree(nodes: readonly RootContent[], labels: Labels): Root {
  const root: MarkdownRoot = { type: 'root', children: [...nodes] };
  const tree = unified().use(remarkRehype, options(labels)).use(rehypeSanitize, schema).runSync(root) as Root;
  linkPictures(tree);
  if (labels.spaced) keepFrenchSpaces(tree);
  return tree;
}

// A dot occurs in no heading's anchor, so the anchors of notes clash with none.
const notePrefix = 'note.';

function options(labels: Labels): Options {
  return {
    clobberPrefix: notePrefix,
    footnoteLabel: labels.notes,
    footnoteLabelProperties: {},
    // The last character asks for the sign as text; some systems would draw a picture.
    footnoteBackContent: (_, call) => `↩\uFE0E${call > 1 ? ` ${call}` : ''}`,
    footnoteBackLabel: (index, call) => labels.backToText(index + 1, call),
    handlers: { marker: markerHandler(labels), table: tableHandler(labels.table) } as Options['handlers'],
  };
}

function markerHandler(labels: Labels) {
  const blockParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);
  return (_: unknown, node: MarkerNode, parent: { type: string } | undefined): Element => ({
    type: 'element',
    tagName: blockParents.has(parent?.type ?? 'root') ? 'p' : 'span',
    properties: { role: 'note', className: ['problem'] },
    children: [
      {
        type: 'element',
        tagName: 'strong',
        properties: {},
        children: [{ type: 'text', value: `⚠ ${labels.problem}` }],
      },
      { type: 'text', value: ` ${node.message}` },
    ],
  });
}

// Ids are not prefixed: no HTML of the analyst's gets here, so every id is the document's or a note's.
const schema: typeof defaultSchema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [...(defaultSchema.tagNames ?? []), 'caption', 'figcaption', 'figure', 'header', 'mark'],
  attributes: {
    ...defaultSchema.attributes,
    a: ['ariaLabel', 'ariaDescribedBy', 'className', 'dataFootnoteBackref', 'dataFootnoteRef', 'href'],
    section: ['ariaLabel', 'className', 'dataFootnotes'],
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'ariaLabel', 'className', 'role', 'tabIndex'],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['http', 'https', 'data'] },
};

function linkPictures(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const { src, alt } = child.properties;
    if (child.tagName === 'img' && !String(src ?? '').startsWith('data:image/')) {
      child.tagName = 'a';
      child.properties = src ? { href: src } : {};
      child.children = [{ type: 'text', value: String(alt || src || '') }];
    }
    linkPictures(child);
  }
}
