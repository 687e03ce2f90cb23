import type { Element } from 'hast';
import type { Table as MarkdownTable, PhrasingContent, RootContent } from 'mdast';
import { defaultHandlers } from 'remark-rehype';
import type { Cell, Table } from '../report/document.ts';
import { element } from './html-element.ts';
import { webAddress } from './web-address.ts';

type TableHandler = typeof defaultHandlers.table;
type Captioned = MarkdownTable & { caption?: string };

/** A table of the document as mdast; `caption` travels with it to `tableHandler`. */
export function htmlTable(table: Table): RootContent {
  const row = (cells: readonly Cell[]) => ({
    type: 'tableRow' as const,
    children: table.columns.map((_, column) => ({
      type: 'tableCell' as const,
      children: cellContent(cells[column] ?? { text: '' }),
    })),
  });
  const captioned: Captioned = {
    type: 'table',
    align: table.columns.map(({ align }) => align),
    children: [row(table.columns.map(({ label }) => ({ text: label }))), ...table.rows.map(row)],
    ...(table.caption ? { caption: table.caption } : {}),
  };
  return captioned;
}

function cellContent({ text, href }: Cell): PhrasingContent[] {
  const address = href === undefined ? undefined : webAddress(href);
  if (!address) return [{ type: 'text', value: text }];
  // The style sheet prints the address after a name on paper.
  const isNamed = text !== '' && text !== href && !address.startsWith('#');
  const link = element('a', { href: address, ...(isNamed ? { className: ['named'] } : {}) }, text || address);
  return [link as PhrasingContent];
}

/** Any table, the analyst's too, in a box of its own that scrolls and that the keyboard reaches. */
export function tableHandler(fallbackLabel: string): TableHandler {
  return (state, node: Captioned): Element => {
    const table = defaultHandlers.table(state, node);
    if (node.caption) table.children.unshift(tableCaption(node.caption));
    const properties = { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: node.caption ?? fallbackLabel };
    return { type: 'element', tagName: 'div', properties, children: [table] };
  };
}

function tableCaption(caption: string): Element {
  return { type: 'element', tagName: 'caption', properties: {}, children: [{ type: 'text', value: caption }] };
}
