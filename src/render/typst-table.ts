import { textWidth } from './svg-text.ts';
import { escapeTypst } from './typst-escape.ts';

/** A cell as it is set, and its words, which are measured. */
export interface TypstCell {
  readonly markup: string;
  readonly text: string;
}

export interface TypstGrid {
  readonly align: readonly ('left' | 'right' | 'center')[];
  readonly head: readonly TypstCell[];
  readonly rows: readonly (readonly TypstCell[])[];
}

interface Options {
  readonly caption?: string | undefined;
  /** Stands in a list, quotation or note: it cannot turn the page. */
  readonly nested?: boolean;
  /** Points of the letters, at most. */
  readonly size?: number;
}

/** How a table is set: the size of its letters, its headings upright or turned, the width it has, in points. */
interface Layout {
  readonly size: number;
  readonly turned: boolean;
  readonly room: number;
}

const upright = 453;
const flipped = 700;
/** Space beside the words of a cell, both sides. */
const inset = 8;
/** Words this long, in characters, may be broken. */
const longestWord = 14;
/** Rows that stay on one page, where they can. */
const fewRows = 14;
/** A row stands on one page unless it has a cell of more characters. */
const longCell = 600;

/**
 * A table whose columns all fit the page: smaller letters, turned headings, a turned page and at last several tables,
 * each with the first column, make room.
 */
export function typstTable(grid: TypstGrid, { caption, nested = false, size = 9 }: Options = {}): string {
  const layouts: Layout[] = [
    { size, turned: false, room: upright },
    { size: 8, turned: false, room: upright },
    { size: 8, turned: true, room: upright },
    ...(nested ? [] : [{ size: 8, turned: false, room: flipped }]),
  ];
  const layout = layouts.find((one) => sum(columnsOf(grid, one).map(({ least }) => least)) <= one.room);
  if (!layout && grid.head.length > 2) {
    const middle = Math.ceil((grid.head.length + 1) / 2);
    const first = typstTable(part(grid, 1, middle), { caption, nested, size });
    return `${first}\n\n${typstTable(part(grid, middle), { nested, size })}`;
  }
  const { room } = layout ?? { room: upright };
  const table = dataTable(grid, layout ?? { size: 8, turned: false, room });
  const breaks = grid.rows.length > fewRows;
  const whole = breaks ? `#${table}` : `#together[#${table}]`;
  const set = caption === undefined ? whole : `#captioned(breakable: ${breaks}, [${escapeTypst(caption)}])[#${table}]`;
  return room === flipped ? `#page(flipped: true)[${set}]` : set;
}

function dataTable(grid: TypstGrid, layout: Layout): string {
  const lines = grid.rows.map(
    (row) => `  ${grid.head.map((_, column) => `[${row[column]?.markup ?? ''}], `).join('')}`,
  );
  const settings = [
    `columns: (${widths(grid, layout).join(', ')},)`,
    `align: (${grid.align.join(', ')},)`,
    ...(layout.size === 9 ? [] : [`size: ${layout.size}pt`]),
    ...(layout.turned ? ['turned: true'] : []),
    ...(grid.rows.some((row) => row.some(({ text }) => text.length > longCell)) ? ['breakable: true'] : []),
    `head: (${grid.head.map(({ markup }) => `[${markup}], `).join('')})`,
  ];
  return `data-table(\n  ${settings.join(',\n  ')},\n${lines.map((line) => `${line.trimEnd()}\n`).join('')})`;
}

/** What a column needs at least, and what it would take on one line, in points. */
function columnsOf({ head, rows }: TypstGrid, { size, turned }: Layout): { least: number; most: number }[] {
  return head.map((label, column) => {
    const cells = rows.map((row) => row[column]?.text ?? '');
    const words = cells.flatMap((text) => text.split(/[ \n\t-]+/));
    const heading = turned ? ['Mi'] : label.text.split(/[ \n\t-]+/);
    const widest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0);
    return {
      least: inset + widest([...words, ...heading].map((word) => word.slice(0, longestWord))),
      most: inset + widest([...cells, turned ? 'Mi' : label.text]),
    };
  });
}

/**
 * Natural widths where all fit; else each column has its least, and what is left goes first to the columns that need
 * little to stay on one line.
 */
function widths(grid: TypstGrid, layout: Layout): string[] {
  const columns = columnsOf(grid, layout);
  if (sum(columns.map(({ most }) => most)) <= layout.room) return columns.map(() => 'auto');
  const given = columns.map(({ least }) => least);
  const wanting = columns
    .map(({ least, most }, column) => ({ column, need: most - least }))
    .sort((a, b) => a.need - b.need || a.column - b.column);
  let left = Math.max(0, layout.room - sum(given));
  wanting.forEach(({ column, need }, index) => {
    const share = Math.min(need, left / (wanting.length - index));
    given[column] = (given[column] ?? 0) + share;
    left -= share;
  });
  const whole = Math.max(sum(given), layout.room);
  return given.map((width) => `${Math.floor((width / whole) * 1000) / 10}%`);
}

function part(grid: TypstGrid, from: number, to?: number): TypstGrid {
  const take = <T>(all: readonly T[]) => [...all.slice(0, 1), ...all.slice(from, to)];
  return { align: take(grid.align), head: take(grid.head), rows: grid.rows.map(take) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
