import { greatest } from '../model/extremes.ts';
import type { Cell, Table } from '../report/document.ts';
import { wordsLink } from './docx-link.ts';
import { paragraph } from './docx-paragraph.ts';
import { textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';
import { tag, valued } from './docx-xml.ts';
import { textWidth } from './svg-text.ts';

interface WrittenCell {
  readonly runs: string;
  /** What is measured. */
  readonly text: string;
}

export interface WrittenTable {
  readonly aligns: readonly ('left' | 'right' | 'center' | null)[];
  readonly head: readonly WrittenCell[];
  readonly rows: readonly (readonly WrittenCell[])[];
  /** For those who do not see it. */
  readonly title?: string;
}

/** A table of the document, without its caption. */
export function documentTable(table: Table, writing: Writing): string {
  return tableXml(
    {
      aligns: table.columns.map(({ align }) => align),
      head: table.columns.map(({ label }) => ({ runs: textRun(label), text: label })),
      rows: table.rows.map((row) => table.columns.map((_, column) => cellOf(row[column] ?? { text: '' }, writing))),
      ...(table.caption === undefined ? {} : { title: table.caption }),
    },
    writing,
  );
}

function cellOf({ text, href }: Cell, writing: Writing): WrittenCell {
  const shown = text || href || '';
  return { runs: href === undefined ? textRun(text) : wordsLink(href, shown, writing), text: shown };
}

/** Rows of a table that stays on one page. */
const longestWhole = 14;

/** As wide as the text; its first row is repeated on every page, no row is cut. A paragraph parts it from what follows. */
export function tableXml({ aligns, head, rows, title }: WrittenTable, writing: Writing): string {
  const widths = columnWidths([head, ...rows], writing.lineWidth);
  const isShort = rows.length <= longestWhole;
  const row = (cells: readonly WrittenCell[], { isHead, withNext }: { isHead: boolean; withNext: boolean }) =>
    tag(
      'w:tr',
      {},
      tag('w:trPr', {}, '<w:cantSplit/>', isHead ? '<w:tblHeader/>' : ''),
      ...widths.map((width, column) => {
        const align = aligns[column];
        const options = { withNext, align: align === 'right' || align === 'center' ? align : undefined };
        const content = paragraph(writing, 'tableText', cells[column]?.runs ?? '', options);
        return tag('w:tc', {}, tag('w:tcPr', {}, tag('w:tcW', { 'w:w': width, 'w:type': 'dxa' })), content);
      }),
    );
  const properties = tag(
    'w:tblPr',
    {},
    valued('w:tblStyle', writing.sheet.id('table') ?? ''),
    tag('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
    valued('w:tblLayout', 'fixed').replace('w:val', 'w:type'),
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
    title === undefined ? '' : valued('w:tblCaption', title),
  );
  const grid = tag('w:tblGrid', {}, ...widths.map((width) => tag('w:gridCol', { 'w:w': width })));
  const table = tag(
    'w:tbl',
    {},
    properties,
    grid,
    row(head, { isHead: true, withNext: true }),
    rows.map((cells, index) => row(cells, { isHead: false, withNext: isShort && index < rows.length - 1 })).join(''),
  );
  return table + paragraph(writing, 'tableText', '');
}

/** Points of a letter in a table, and what a cell has beside its words, in twentieths of a point. */
const letter = 9.5;
const besides = 2 * 85 + 40;

/** The line shared out: every column holds its longest word if there is room, and more where it has more to say. */
function columnWidths(rows: readonly (readonly WrittenCell[])[], total: number): number[] {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]?.text ?? ''));
  const measured = (text: string) => textWidth(text, letter) * 20 + besides;
  const least = columns.map((texts) => greatest(texts.flatMap((text) => text.split(/[ \n]/)).map(measured)));
  const whole = columns.map((texts) => greatest(texts.map(measured)));
  const needed = sum(least);
  if (needed >= total)
    return rounded(
      least.map((width) => (width / needed) * total),
      total,
    );
  const wishes = whole.map((width, column) => Math.sqrt(width - (least[column] as number)));
  const wished = sum(whole) <= total ? whole.map((width, column) => width - (least[column] as number)) : wishes;
  const share = sum(wished) === 0 ? 0 : (total - needed) / sum(wished);
  return rounded(
    least.map(
      (width, column) =>
        width + (wished[column] as number) * share + (share === 0 ? (total - needed) / least.length : 0),
    ),
    total,
  );
}

function rounded(widths: readonly number[], total: number): number[] {
  const whole = widths.map(Math.floor);
  whole[whole.length - 1] = total - sum(whole.slice(0, -1));
  return whole;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
