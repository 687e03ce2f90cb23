import { isSlug } from '../model/slug.ts';
import { type Column, columnNamed, columns } from './codebook-columns.ts';
import type { Cell, Grid, GridRow } from './grid.ts';

/** One code as a row of a table says it. */
export interface CodebookRow {
  /** 1-based, as the table's program counts. */
  readonly number: number;
  /** Trimmed; absent: the table has no such column. Of an empty cell `''`. */
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface CodebookRows {
  readonly rows: readonly CodebookRow[];
  /** Position of each column, 1-based. */
  readonly positions: Readonly<Partial<Record<Column, number>>>;
  /** Headings of columns that no codebook has, with their positions. */
  readonly unknown: readonly { readonly heading: string; readonly position: number }[];
  /** Row of the headings; 0 where there are none. */
  readonly heading: number;
}

/** Titles and headings of groups may stand above the headings of the columns. */
const mostTitles = 20;

/** The rows of the first table that has a column of labels or codes; undefined where none has. */
export function readCodebookRows(grids: readonly Grid[]): CodebookRows | undefined {
  for (const grid of grids) {
    const heading = headingOf(grid);
    if (heading) return rowsBelow(grid, heading);
  }
  const [only, ...more] = grids;
  return only && more.length === 0 && only.rows.every(({ cells }) => cells.filter(isFilled).length === 1)
    ? labelsAlone(only)
    : undefined;
}

function isFilled({ text }: Cell): boolean {
  return text.trim() !== '';
}

/** The row that names the most columns, a column of labels or codes among them. */
function headingOf({ rows }: Grid): GridRow | undefined {
  const named = (row: GridRow) => new Set(row.cells.flatMap(({ text }) => columnNamed(text) ?? []));
  let best: { row: GridRow; size: number } | undefined;
  for (const row of rows.slice(0, mostTitles)) {
    const found = named(row);
    const names = found.has('label') || found.has('code') || found.has('subtheme');
    if (names && found.size > (best?.size ?? 0)) best = { row, size: found.size };
  }
  return best?.row;
}

/** A list of labels without a heading. */
function labelsAlone({ rows }: Grid): CodebookRows {
  const position = 1 + (rows[0]?.cells.findIndex(isFilled) ?? 0);
  return {
    rows: rows.map(({ number, cells }) => ({ number, cells: { label: cells.find(isFilled)?.text.trim() ?? '' } })),
    positions: { label: position },
    unknown: [],
    heading: 0,
  };
}

function rowsBelow(grid: Grid, heading: GridRow): CodebookRows {
  const below = grid.rows.filter(({ number }) => number > heading.number);
  const places = placesOf(heading, below);
  const positions = Object.fromEntries(
    columns.flatMap((column) => (places[column]?.[0] === undefined ? [] : [[column, places[column][0] + 1]])),
  );
  const known = new Set(Object.values(places).flat());
  const unknown = heading.cells.flatMap(({ text }, index) =>
    isFilled({ text, columns: 1 }) && !known.has(index)
      ? [{ heading: text.replace(/\s+/g, ' ').trim(), position: index + 1 }]
      : [],
  );
  return { rows: readRows(below, places), positions, unknown, heading: heading.number };
}

type Places = Readonly<Partial<Record<Column, readonly number[]>>>;

/** Which columns of the table say what; those that one heading covers are read together. A `Code` that holds labels is one. */
function placesOf({ cells }: GridRow, below: readonly GridRow[]): Places {
  const places: Partial<Record<Column, number[]>> = {};
  cells.forEach(({ text, columns: width }, index) => {
    const column = columnNamed(text);
    if (column && !places[column]) places[column] = Array.from({ length: Math.max(1, width) }, (_, i) => index + i);
  });
  const { code, label, ...rest } = places;
  if (!code || label) return places;
  const values = below.flatMap((row) => textAt(row, code) || []);
  return values.every(isSlug) ? places : { ...rest, label: code };
}

function textAt({ cells }: GridRow, places: readonly number[], trimmed = true): string {
  return places
    .map((place) => cells[place]?.text ?? '')
    .filter((text) => text.trim() !== '')
    .map((text) => (trimmed ? text.trim() : text))
    .join('\n\n');
}

/** Rows as codes: a chapter or a theme holds until another is named; a row that is one cell all across names a chapter. */
function readRows(below: readonly GridRow[], places: Places): CodebookRow[] {
  const above = { chapter: '', theme: '' };
  return below.flatMap((row) => {
    const across = places.chapter ? undefined : chapterAcross(row);
    above.chapter = across ?? above.chapter;
    const cells = across === undefined ? cellsOf(row, places) : {};
    if (Object.values(cells).every((text) => text.trim() === '')) return [];
    above.chapter = cells.chapter || above.chapter;
    const chapter = above.chapter === '' ? {} : { chapter: above.chapter };
    const { subtheme, ...own } = { ...cells, ...chapter };
    const number = row.number;
    if (subtheme === undefined || places.parent) return [{ number, cells: own }];
    const theme = cells.label || above.theme;
    const isNew = theme !== above.theme;
    above.theme = theme;
    if (subtheme === '') return [{ number, cells: { ...own, label: theme, parent: '' } }];
    const themeRow = isNew ? [{ number, cells: { label: theme, parent: '', ...chapter } }] : [];
    return [...themeRow, { number, cells: { ...own, label: subtheme, parent: theme } }];
  });
}

function cellsOf(row: GridRow, places: Places): Partial<Record<Column, string>> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const at = places[column];
      if (!at) return [];
      const text = textAt(row, at, !lists.has(column));
      return [[column, oneLine.has(column) ? text.replace(/\s+/g, ' ') : text]];
    }),
  );
}

/** Their line breaks say where an item ends. */
const lists: ReadonlySet<Column> = new Set(['indicators', 'aliases', 'asked']);
const oneLine: ReadonlySet<Column> = new Set(['chapter', 'code', 'label', 'subtheme', 'level', 'parent', 'k', 'n']);

function chapterAcross({ cells }: GridRow): string | undefined {
  const filled = cells.filter(isFilled);
  const [only] = filled;
  return only && filled.length === 1 && cells.length > 1 && only.columns >= cells.length
    ? only.text.replace(/\s+/g, ' ').trim()
    : undefined;
}
