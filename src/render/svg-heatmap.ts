import type { HeatmapChart } from '../report/chart.ts';
import { type Drawing, fontSize, label, lineHeight, pageWidth, shape } from './svg-frame.ts';
import { legend } from './svg-legend.ts';
import { layRows } from './svg-rows.ts';
import { textWidth, wrapLabel } from './svg-text.ts';

/** A column is as wide as a line of its upright name is high. */
const narrowest = 16;
const widest = 30;
const longestName = 200;

/** A square where a code is present, a dot where it is absent, a cross where nobody could say. */
export function heatmapSvg({ rows, columns, legend: words }: HeatmapChart): Drawing {
  // Names cut short could not be told apart: numbers stand for all of them, and their list below the map.
  const isNumbered = columns.some((name) => textWidth(name, fontSize) > longestName);
  const names = isNumbered ? columns.map((_, column) => String(column + 1)) : columns;
  const top = Math.max(0, ...names.map((name) => textWidth(name, fontSize))) + 8;
  const laid = layRows(rows, top, 18);
  const cell = Math.min(widest, Math.max(narrowest, (pageWidth - laid.width) / Math.max(1, columns.length)));
  const width = Math.max(pageWidth, laid.width + cell * columns.length);
  const x = (column: number) => laid.width + cell * (column + 0.5);
  const heads = names.map((name, column) => {
    const [left, bottom] = [x(column) + fontSize * 0.35, top - 4];
    return label(name, left, bottom, { transform: `rotate(-90 ${Math.round(left * 100) / 100} ${bottom})` });
  });
  const marks = rows.flatMap(({ cells }, row) =>
    cells.map((value, column) => mark(value, x(column), laid.middles[row] as number)),
  );
  const rules = laid.tops.map((y) =>
    shape('line', {
      x1: 0,
      x2: laid.width + cell * columns.length,
      y1: y,
      y2: y,
      stroke: 'currentColor',
      'stroke-opacity': 0.12,
    }),
  );
  const values = [1, 0, null] as const;
  const key = legend(
    values.map((value, index) => ({ draw: (at, y) => [mark(value, at, y)], text: words[index] as string })),
    laid.bottom + 8,
  );
  const bottom = laid.bottom + 12 + key.height;
  const list = isNumbered ? numberedNames(columns, bottom + 8) : { body: [], height: 0 };
  const body = [...rules, ...heads, ...laid.body, ...marks, ...key.body, ...list.body];
  return { width, height: bottom + list.height, body };
}

/** « 1  Groupement interprofessionnel … », in two columns. */
function numberedNames(columns: readonly string[], top: number): { body: string[]; height: number } {
  const indent = textWidth(`${columns.length}`, fontSize) + 10;
  const wide = pageWidth / 2 - 12;
  const half = Math.ceil(columns.length / 2);
  const body: string[] = [];
  const heights = [0, half].map((from) => {
    const left = from === 0 ? 0 : pageWidth / 2;
    let y = top + fontSize;
    columns.slice(from, from + half).forEach((name, at) => {
      body.push(label(String(from + at + 1), left, y));
      for (const line of wrapLabel(name, wide - indent, fontSize)) {
        body.push(label(line, left + indent, y));
        y += lineHeight;
      }
      y += 3;
    });
    return y - top;
  });
  return { body, height: Math.max(...heights) };
}

function mark(value: 0 | 1 | null, x: number, y: number): string {
  if (value === 1) return shape('rect', { x: x - 6, y: y - 6, width: 12, height: 12, 'fill-opacity': 0.8 });
  if (value === 0) return shape('circle', { cx: x, cy: y, r: 1.5, 'fill-opacity': 0.6 });
  const d = `M${(x - 3).toFixed(1)} ${(y - 3).toFixed(1)}l6 6m0 -6l-6 6`;
  return shape('path', { d, stroke: 'currentColor', 'stroke-opacity': 0.5, fill: 'none' });
}
