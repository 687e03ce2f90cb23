import { columnName, type Sheet, sheetName } from './docx-workbook.ts';
import { escapeXml, tag } from './docx-xml.ts';

/** The elements of DrawingML charts that say where numbers stand in the sheet, with a copy of them. */
export const val = (name: string, value: string | number) => tag(name, { val: value });

/** The heading of a column, as the name of a series. */
export function seriesName(sheet: Sheet, column: number): string {
  const place = `${sheetName}!$${columnName(column)}$1`;
  return tag('c:tx', {}, tag('c:strRef', {}, reference(place), textCache([sheet[0]?.[column] ?? ''])));
}

/** The first column, as categories. */
export function categories(sheet: Sheet): string {
  const texts = sheet.slice(1).map((row) => row[0] ?? '');
  return tag('c:cat', {}, tag('c:strRef', {}, reference(rows(sheet, 0)), textCache(texts)));
}

/** @param name `c:val`, `c:plus` or `c:minus` */
export function numbers(name: string, sheet: Sheet, column: number): string {
  const points = sheet.slice(1).flatMap((row, idx) => {
    const value = row[column];
    return typeof value === 'number' ? [tag('c:pt', { idx }, tag('c:v', {}, String(value)))] : [];
  });
  const cache = tag('c:numCache', {}, '<c:formatCode>General</c:formatCode>', count(sheet.length - 1), points.join(''));
  return tag(name, {}, tag('c:numRef', {}, reference(rows(sheet, column)), cache));
}

function rows(sheet: Sheet, column: number): string {
  const letter = columnName(column);
  return `${sheetName}!$${letter}$2:$${letter}$${sheet.length}`;
}

function reference(place: string): string {
  return tag('c:f', {}, place);
}

function textCache(texts: readonly (string | number)[]): string {
  const points = texts.map((text, idx) => tag('c:pt', { idx }, tag('c:v', {}, escapeXml(String(text)))));
  return tag('c:strCache', {}, count(texts.length), points.join(''));
}

function count(number: number): string {
  return val('c:ptCount', number);
}

/** A colour to fill or draw with. @param opacity 0–1 */
export function solid(value: string, opacity = 1): string {
  const alpha = opacity === 1 ? '' : tag('a:alpha', { val: Math.round(opacity * 100_000) });
  return tag('a:solidFill', {}, tag('a:srgbClr', { val: value }, alpha));
}

/** @param points how thick */
export function outlineOf(value: string, points: number, dash?: string, opacity = 1): string {
  const dashed = dash === undefined ? '' : tag('a:prstDash', { val: dash });
  return tag('a:ln', { w: Math.round(points * 12_700) }, solid(value, opacity), dashed);
}

export const noLine = '<a:ln><a:noFill/></a:ln>';
