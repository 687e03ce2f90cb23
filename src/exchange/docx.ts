import { greatest } from '../model/extremes.ts';
import type { Cell, Grid, GridFormat, GridRow, GridsRead } from './grid.ts';
import { childOf, escapeXml, parseXml, textIn, type XmlElement } from './xml.ts';
import { unzipTexts, zipTexts } from './zip.ts';

/**
 * One table on a page set across; every table of a text is read. A blank line is a new paragraph, a line break a break
 * within it, as in Markdown. ECMA-376, part 1, WordprocessingML.
 */
export const format: GridFormat = {
  write,
  read,
  longestCell: Number.POSITIVE_INFINITY,
  mostRows: Number.POSITIVE_INFINITY,
};

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNames = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const frame = {
  '[Content_Types].xml': `${declaration}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${contentType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${contentType}.styles+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
};

/** A4 set across, with margins of 1 cm, in twentieths of a point. */
const page = { width: 16_838, height: 11_906, margin: 567 };

function write(rows: readonly (readonly string[])[], lang: string): Uint8Array {
  const widths = widthsOf(rows);
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
    .join('');
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const table = `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows.map((cells, index) => rowXml(cells, index, widths)).join('')}</w:tbl>`;
  const section = `<w:sectPr><w:pgSz w:w="${page.width}" w:h="${page.height}" w:orient="landscape"/><w:pgMar w:top="${page.margin}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`;
  return zipTexts({
    ...frame,
    'word/document.xml': `${declaration}<w:document xmlns:w="${main}"><w:body>${table}<w:p/>${section}</w:body></w:document>`,
    'word/styles.xml': `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="16"/><w:lang w:val="${escapeXml(lang)}"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
  });
}

/** The page shared out by how much each column says, so that prose gets room and a number little. */
function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const weights = (rows[0] ?? []).map((_, column) => {
    const longest = greatest(rows.map((cells) => cells[column]?.length ?? 0));
    return Math.sqrt(Math.min(400, Math.max(12, longest)));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((weight / total) * (page.width - 2 * page.margin)));
}

function rowXml(cells: readonly string[], index: number, widths: readonly number[]): string {
  const written = cells.map(
    (text, column) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/></w:tcPr>${paragraphsXml(text, index === 0)}</w:tc>`,
  );
  return `<w:tr>${index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${written.join('')}</w:tr>`;
}

function paragraphsXml(text: string, bold: boolean): string {
  const properties = bold ? '<w:rPr><w:b/></w:rPr>' : '';
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const pieces = paragraph.split(/(\n|\t)/).map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
    });
    return `<w:p><w:r>${properties}${pieces.join('')}</w:r></w:p>`;
  });
  return paragraphs.join('');
}

function read(bytes: Uint8Array): GridsRead {
  const files = unzipTexts(bytes, (path) => path === 'word/document.xml');
  if (typeof files === 'string') return { fault: files };
  const body = childOf(parseXml(files.get('word/document.xml') ?? ''), 'body');
  if (!body) return { fault: 'It holds no text of Word: save it as .docx.' };
  const grids = tablesIn(body).map(gridOf);
  return grids.length > 0 ? { grids, notices: [] } : { fault: 'It has no table.' };
}

/** The tables of a text in order, those within a frame or a content control too; not those within a cell. */
function tablesIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === 'tbl' ? [child] : tablesIn(child);
  });
}

/** Elements of a name however many content controls lie between. */
function through(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === name) return [child];
    return ['sdt', 'sdtContent', 'customXml', 'ins', 'smartTag'].includes(child.name) ? through(child, name) : [];
  });
}

function gridOf(table: XmlElement): Grid {
  const rows: GridRow[] = [];
  let above: readonly Cell[] = [];
  through(table, 'tr').forEach((row, index) => {
    const deleted = childOf(childOf(row, 'trPr'), 'del');
    if (deleted) return;
    const cells = cellsOf(row, above);
    above = cells;
    if (cells.some(({ text }) => text.trim() !== '')) rows.push({ number: index + 1, cells });
  });
  return { rows };
}

function cellsOf(row: XmlElement, above: readonly Cell[]): Cell[] {
  const cells: Cell[] = [];
  const skip = (columns: number) => {
    for (let i = 0; i < columns; i++) cells.push({ text: '', columns: 1 });
  };
  skip(Math.min(100, Number(settingOf(childOf(row, 'trPr'), 'gridBefore') ?? 0)));
  for (const cell of through(row, 'tc')) {
    const properties = childOf(cell, 'tcPr');
    const columns = Math.min(100, Math.max(1, Number(settingOf(properties, 'gridSpan') ?? 1) || 1));
    const merge = childOf(properties, 'vMerge');
    const continues = merge !== undefined && merge.attributes.val !== 'restart';
    cells.push({ text: continues ? (above[cells.length]?.text ?? '') : cellText(cell), columns });
    for (let i = 1; i < columns; i++) cells.push({ text: '', columns: 0 });
  }
  return cells;
}

function settingOf(properties: XmlElement | undefined, name: string): string | undefined {
  return childOf(properties, name)?.attributes.val;
}

/** The paragraphs of a cell, a blank line between them; those of a list follow each other line by line, with a bullet. */
function cellText(cell: XmlElement): string {
  let text = '';
  let before: 'none' | 'item' | 'plain' = 'none';
  for (const paragraph of paragraphsIn(cell)) {
    const isItem = childOf(childOf(paragraph, 'pPr'), 'numPr') !== undefined;
    const words = runsText(paragraph);
    if (before !== 'none') text += before === 'item' && isItem ? '\n' : '\n\n';
    text += isItem && words.trim() !== '' ? `• ${words}` : words;
    before = isItem ? 'item' : 'plain';
  }
  return text;
}

function paragraphsIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === 'p' ? [child] : paragraphsIn(child);
  });
}

/** What is not, or no longer, text: deletions under revision, fields' codes, drawings and their stand-ins. */
const unseen = ['del', 'moveFrom', 'instrText', 'delText', 'drawing', 'pict', 'Fallback', 'pPr', 'rPr'];

function runsText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string' || unseen.includes(child.name)) return '';
      if (child.name === 't') return textIn(child);
      if (child.name === 'br' || child.name === 'cr') return '\n';
      if (child.name === 'tab') return '\t';
      if (child.name === 'noBreakHyphen') return '\u2011';
      return runsText(child);
    })
    .join('');
}
