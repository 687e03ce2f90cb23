import { levelLabel } from '../model/level-label.ts';
import type { HeatmapChart } from '../report/chart.ts';
import { paragraph } from './docx-paragraph.ts';
import { textRun } from './docx-run.ts';
import { quiet } from './docx-style.ts';
import type { Writing } from './docx-writing.ts';
import { tag, valued } from './docx-xml.ts';
import { textWidth } from './svg-text.ts';

/** Points of a letter, and twentieths of a point. */
const letter = 9.5;
const narrowest = 200;
const widest = 420;
const longestName = 150;

/** A heat map as a table of shaded cells: its numbers need no other. What is too wide for a page goes on below. */
export function heatmapTables({ columns, rows, legend }: HeatmapChart, description: string, writing: Writing): string {
  const labels = rows.map((row) => levelLabel(row));
  const longest = Math.max(0, ...labels.map((label) => textWidth(label, letter))) * 20 + 120;
  const labelWidth = Math.round(Math.min(writing.lineWidth * 0.42, longest));
  // Names cut short could not be told apart: numbers stand for all of them, and their list below.
  const isNumbered = columns.some((name) => textWidth(name, letter) > longestName);
  const names = isNumbered ? columns.map((_, column) => String(column + 1)) : columns;
  const most = Math.max(1, Math.floor((writing.lineWidth - labelWidth) / narrowest));
  const pieces = Math.ceil(columns.length / most);
  const size = Math.ceil(columns.length / pieces);
  const tables = Array.from({ length: pieces }, (_, piece) => {
    const [from, to] = [piece * size, Math.min(columns.length, (piece + 1) * size)];
    const cellWidth = Math.min(widest, Math.floor((writing.lineWidth - labelWidth) / (to - from)));
    return table(
      names.slice(from, to),
      rows.map(({ cells }, index) => ({ label: labels[index] as string, cells: cells.slice(from, to) })),
      { labelWidth, cellWidth, description },
      writing,
    );
  });
  const key = legend.map((words, index) => `${signs[index]} ${words}`).join('\u2003');
  const list = columns.map((name, column) => `${column + 1}\u00a0${name}`).join(' · ');
  return [
    tables.join(paragraph(writing, 'tableText', '')),
    paragraph(writing, 'legend', textRun(key)),
    isNumbered ? paragraph(writing, 'legend', textRun(list)) : '',
  ].join('');
}

const signs = ['■', '·', '–'] as const;

interface Measures {
  readonly labelWidth: number;
  readonly cellWidth: number;
  readonly description: string;
}

function table(
  names: readonly string[],
  rows: readonly { label: string; cells: readonly (0 | 1 | null)[] }[],
  { labelWidth, cellWidth, description }: Measures,
  writing: Writing,
): string {
  const total = labelWidth + names.length * cellWidth;
  const properties = tag(
    'w:tblPr',
    {},
    valued('w:tblStyle', writing.sheet.id('table') ?? ''),
    tag('w:tblW', { 'w:w': total, 'w:type': 'dxa' }),
    '<w:tblLayout w:type="fixed"/>',
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>',
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
    valued('w:tblDescription', description),
  );
  const grid = tag(
    'w:tblGrid',
    {},
    ...[labelWidth, ...names.map(() => cellWidth)].map((width) => tag('w:gridCol', { 'w:w': width })),
  );
  const height = Math.round(Math.max(0, ...names.map((name) => textWidth(name, letter))) * 18 + 80);
  const head = tag(
    'w:tr',
    {},
    tag('w:trPr', {}, '<w:cantSplit/>', tag('w:trHeight', { 'w:val': height, 'w:hRule': 'exact' }), '<w:tblHeader/>'),
    cell(labelWidth, '', paragraph(writing, 'tableText', '', { withNext: true })),
    ...names.map((name) =>
      cell(cellWidth, upright, paragraph(writing, 'tableText', textRun(name), { withNext: true })),
    ),
  );
  const body = rows.map(({ label, cells }) =>
    tag(
      'w:tr',
      {},
      '<w:trPr><w:cantSplit/></w:trPr>',
      cell(labelWidth, '', paragraph(writing, 'tableText', textRun(label), { withNext: true })),
      ...cells.map((value) => mark(value, cellWidth, writing)),
    ),
  );
  return tag('w:tbl', {}, properties, grid, head, body.join(''));
}

const upright = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>';

function cell(width: number, properties: string, content: string): string {
  return tag('w:tc', {}, tag('w:tcPr', {}, tag('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), properties), content);
}

const shade = '6B5F57';

/** A shaded cell holds its sign too, in the colour of the shade: for who listens to the table, or copies it. */
function mark(value: 0 | 1 | null, width: number, writing: Writing): string {
  const sign = signs[value === 1 ? 0 : value === 0 ? 1 : 2];
  const run = `<w:r><w:rPr><w:color w:val="${value === 1 ? shade : quiet}"/></w:rPr><w:t>${sign}</w:t></w:r>`;
  const properties = value === 1 ? tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': shade }) : '';
  return cell(
    width,
    `${properties}<w:vAlign w:val="center"/>`,
    paragraph(writing, 'tableText', run, { withNext: true, align: 'center' }),
  );
}
