import { greatest } from '../model/extremes.ts';
import { joined } from '../model/pieces.ts';
import type { Cell, Grid, GridFormat, GridRow, GridsRead } from './grid.ts';
import { textPieces } from './text-pieces.ts';
import { childOf, childrenOf, escapeXml, parseXml, textIn, type XmlElement } from './xml.ts';
import { unzipTexts, zipFiles } from './zip.ts';

/** One sheet of texts; every sheet in view is read. ECMA-376, part 1, SpreadsheetML. */
export const format: GridFormat = { write, read, longestCell: 32_767, mostRows: 1_048_576 };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNames = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const frame = {
  '[Content_Types].xml': `${declaration}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Codebook" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
};

function write(rows: readonly (readonly string[])[]): Uint8Array {
  const widths = (rows[0] ?? []).map((_, column) => widthOf(rows, column));
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
  const others = Object.entries(frame).map(([path, text]) => [path, Buffer.from(text)] as const);
  const sheet = joined(textPieces(sheetXml(head, rows)));
  return zipFiles({ ...Object.fromEntries(others), 'xl/worksheets/sheet1.xml': sheet });
}

/** Row by row: a sheet is longer than a string can be long before it is full. */
function* sheetXml(head: string, rows: readonly (readonly string[])[]): Generator<string> {
  yield head;
  for (const [index, cells] of rows.entries()) yield rowXml(cells, index);
  yield '</sheetData></worksheet>';
}

/** In characters: as wide as the longest line, between what a number and what a readable line needs. */
function widthOf(rows: readonly (readonly string[])[], column: number): number {
  const longest = greatest(rows.map((cells) => longestLine(cells[column] ?? '')));
  return Math.min(60, Math.max(8, longest + 2));
}

function longestLine(cell: string): number {
  return greatest(cell.split('\n').map((line) => line.length));
}

function rowXml(cells: readonly string[], index: number): string {
  const written = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${columnName(column)}${index + 1}" s="${index === 0 ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeControls(text))}</t></is></c>`,
  );
  return `<row r="${index + 1}">${written.join('')}</row>`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** ST_Xstring: `_x000D_` stands for a character XML cannot hold, and `_x005F_` for an underscore that would begin one. */
function escapeControls(text: string): string {
  const code = (unit: string) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, code);
}

function unescapeControls(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function read(bytes: Uint8Array): GridsRead {
  const files = unzipTexts(bytes, (path) => /^xl\/.*\.(?:xml|rels)$/i.test(path) && !/\/(?:theme|media)\//.test(path));
  if (typeof files === 'string') return { fault: files };
  const xml = (path: string) => parseXml(files.get(path) ?? '');
  const workbook = xml('xl/workbook.xml');
  if (!workbook) return { fault: 'It holds no workbook: save it as .xlsx.' };
  const shared = childrenOf(xml('xl/sharedStrings.xml'), 'si').map(stringOf);
  const targets = new Map(
    childrenOf(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? '',
    ]),
  );
  const sheets = childrenOf(childOf(workbook, 'sheets'), 'sheet').filter(
    ({ attributes }) => !/hidden/i.test(attributes.state ?? ''),
  );
  const grids = sheets.flatMap(({ attributes }) => {
    const target = targets.get(attributes.id) ?? '';
    const sheet = xml(target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    return sheet ? [gridOf(sheet, shared)] : [];
  });
  return grids.length > 0 ? { grids, notices: [] } : { fault: 'It has no sheet that can be read.' };
}

/** A string's text: of its runs, without the readings that Japanese writes above. */
function stringOf(element: XmlElement): string {
  const runs = childrenOf(element, 't', 'r').map((run) => textIn(run.name === 't' ? run : childOf(run, 't')));
  return unescapeControls(runs.join(''));
}

const mostColumns = 200;

function gridOf(sheet: XmlElement, shared: readonly string[]): Grid {
  const rows = new Map<number, Cell[]>();
  let last = 0;
  for (const row of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    const number = Number(row.attributes.r ?? last + 1);
    last = number;
    const cells: Cell[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const column = cell.attributes.r ? columnOf(cell.attributes.r) : cells.length;
      if (column >= mostColumns) continue;
      while (cells.length <= column) cells.push({ text: '', columns: 1 });
      cells[column] = { text: textOf(cell, shared).replace(/\r\n?/g, '\n'), columns: 1 };
    }
    rows.set(number, cells);
  }
  for (const { attributes } of childrenOf(childOf(sheet, 'mergeCells'), 'mergeCell'))
    mergeCells(rows, attributes.ref ?? '');
  const filled = [...rows].map(([number, cells]): GridRow => ({ number, cells }));
  return { rows: filled.filter(({ cells }) => cells.some(({ text }) => text.trim() !== '')) };
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]*/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf(cell: XmlElement, shared: readonly string[]): string {
  const value = textIn(childOf(cell, 'v'));
  switch (cell.attributes.t) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'inlineStr':
      return stringOf(childOf(cell, 'is') ?? cell);
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'str':
      return unescapeControls(value);
    default:
      return value;
  }
}

/** A merged cell says its text in each row it covers, once in each. */
function mergeCells(rows: Map<number, Cell[]>, reference: string): void {
  const [, from = '', top, to = '', bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference) ?? [];
  const [first, last] = [columnOf(from), Math.min(columnOf(to), mostColumns - 1)];
  const text = rows.get(Number(top))?.[first]?.text ?? '';
  if (text === '') return;
  for (const [number, cells] of rows) {
    if (number < Number(top) || number > Number(bottom)) continue;
    while (cells.length <= last) cells.push({ text: '', columns: 1 });
    for (let column = first; column <= last; column++)
      cells[column] = column === first ? { text, columns: last - first + 1 } : { text: '', columns: 0 };
  }
}
