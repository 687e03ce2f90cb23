import { officeParts, relations } from './docx-package.ts';
import { declaration, escapeXml, namespaces, tag } from './docx-xml.ts';

/** The numbers of a chart: a row of headings, then a row for each category; null is an empty cell. */
export type Sheet = readonly (readonly (string | number | null)[])[];

export const sheetName = 'Sheet1';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const type = (what: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${what}+xml`;

/** The workbook behind a chart: what Excel opens when its numbers are edited. */
export function workbook(sheet: Sheet): Uint8Array {
  const parts = officeParts();
  const root = relations();
  const own = relations();
  root.to('officeDocument', 'xl/workbook.xml');
  const entry = { name: sheetName, sheetId: 1, 'r:id': own.to('worksheet', 'worksheets/sheet1.xml') };
  const book = tag('workbook', { xmlns: main, 'xmlns:r': namespaces.r }, tag('sheets', {}, tag('sheet', entry)));
  const rows = sheet.map((cells, row) => {
    const written = cells.map((value, column) => cellXml(value, `${columnName(column)}${row + 1}`));
    return tag('row', { r: row + 1 }, ...written);
  });
  parts.add('_rels/.rels', root.xml());
  parts.add('xl/workbook.xml', declaration + book, type('sheet.main'));
  parts.add('xl/_rels/workbook.xml.rels', own.xml());
  const table = tag('worksheet', { xmlns: main }, tag('sheetData', {}, rows.join('')));
  parts.add('xl/worksheets/sheet1.xml', declaration + table, type('worksheet'));
  return parts.bytes();
}

function cellXml(value: string | number | null, r: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return tag('c', { r }, tag('v', {}, String(value)));
  return tag('c', { r, t: 'inlineStr' }, tag('is', {}, `<t xml:space="preserve">${escapeXml(value)}</t>`));
}

/** A column of a chart's sheet: there are never more than six. */
export function columnName(column: number): string {
  return String.fromCharCode(65 + column);
}
