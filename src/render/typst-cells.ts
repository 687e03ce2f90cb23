import type { Table } from '../report/document.ts';
import type { TypstContext } from './typst-context.ts';
import { escapeTypst } from './typst-escape.ts';
import type { TypstGrid } from './typst-table.ts';

/** A table of the document as cells of markup. */
export function tableCells({ columns, rows }: Table, { link }: TypstContext): TypstGrid {
  return {
    align: columns.map(({ align }) => align),
    head: columns.map(({ label }) => ({ markup: escapeTypst(label), text: label })),
    rows: rows.map((row) =>
      row.map(({ text, href }) => {
        const words = text || (href ?? '');
        return { markup: href === undefined ? escapeTypst(text) : link(href, escapeTypst(words)), text: words };
      }),
    ),
  };
}
