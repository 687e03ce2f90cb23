import type { Tick } from '../report/chart.ts';
import { fontSize, label, lineHeight, pageWidth, shape } from './svg-frame.ts';
import { type LabelledRow, layRows, type Rows } from './svg-rows.ts';
import { textWidth } from './svg-text.ts';

export interface ShareAxis {
  readonly rows: Rows;
  /** Where a share, 0–1, stands. */
  readonly at: (share: number) => number;
  readonly height: number;
  /** Grid, ticks, labels of the rows, and their numbers at the right. */
  readonly body: readonly string[];
}

/** Rows with an axis of shares between their labels and their numbers. */
export function shareAxis(
  rows: readonly (LabelledRow & { readonly text: string })[],
  ticks: readonly Tick[],
  top: number,
): ShareAxis {
  const laid = layRows(rows, top + lineHeight + 6, 22);
  const numbers = Math.max(0, ...rows.map(({ text }) => textWidth(text, fontSize)));
  const half = Math.max(0, ...ticks.map(({ text }) => textWidth(text, fontSize) / 2));
  const left = laid.width + 4;
  const right = pageWidth - Math.max(numbers + 12, half);
  const at = (share: number) => left + share * (right - left);
  const grid = ticks.flatMap(({ at: share, text }) => [
    shape('line', {
      x1: at(share),
      x2: at(share),
      y1: top + lineHeight + 2,
      y2: laid.bottom,
      stroke: 'currentColor',
      'stroke-opacity': share === 0 ? 0.6 : 0.18,
    }),
    label(text, at(share), top + fontSize, { 'text-anchor': 'middle' }),
  ]);
  const texts = rows.map(({ text }, index) =>
    label(text, pageWidth, (laid.middles[index] as number) + fontSize * 0.35, { 'text-anchor': 'end' }),
  );
  return { rows: laid, at, height: laid.bottom + 4, body: [...grid, ...laid.body, ...texts] };
}
