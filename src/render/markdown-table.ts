import type { Cell, Table } from '../report/document.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { webAddress } from './web-address.ts';

/** A GFM table, its caption a bold line above. */
export function markdownTable(table: Table, definitions: readonly string[]): string {
  const write = (cell: Cell) => tableCell(cell, definitions);
  const lines = [
    table.columns.map(({ label }) => write({ text: label })),
    table.columns.map(({ align }) => (align === 'right' ? '--:' : ':--')),
    ...table.rows.map((row) => table.columns.map((_, column) => write(row[column] ?? { text: '' }))),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const caption = table.caption && `${markdownCaption(table.caption)}\n\n`;
  return `${caption ?? ''}${lines.join('\n')}`;
}

/** A bold line. */
export function markdownCaption(caption: string): string {
  return `**${escapeMarkdown(caption, { before: '**', after: '**' })}**`;
}

function tableCell({ text, href }: Cell, definitions: readonly string[]): string {
  const words = text.trim().replace(/\s*\n\s*/g, ' ');
  const address = href === undefined ? undefined : webAddress(href);
  if (!address)
    return words === '' ? '' : escapePipes(escapeMarkdown(words, { before: 'x ', shownBefore: 'x ', definitions }));
  const target = `](${address})`;
  return escapePipes(`[${escapeMarkdown(words || address, { before: '[', after: target })}${target}`);
}

function escapePipes(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}
