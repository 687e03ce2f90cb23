import type { DumbbellChart } from '../report/chart.ts';
import { type Drawing, pageWidth, shape } from './svg-frame.ts';
import { legend } from './svg-legend.ts';
import { shareAxis } from './svg-share-axis.ts';

/** The earlier wave hollow, the later one full, a line between them: no colour is needed to tell them apart. */
export function dumbbellSvg({ rows, ticks, waves }: DumbbellChart): Drawing {
  const key = legend(
    [
      { draw: (x, y) => [hollow(x, y)], text: waves[0] },
      { draw: (x, y) => [full(x, y)], text: waves[1] },
    ],
    0,
  );
  const axis = shareAxis(rows, ticks, key.height + 6);
  const marks = rows.flatMap(({ from, to }, index) => {
    const y = axis.rows.middles[index] as number;
    return [
      ...(from !== null && to !== null ? between(axis.at(from), axis.at(to), y) : []),
      ...(from === null ? [] : [hollow(axis.at(from), y)]),
      ...(to === null ? [] : [full(axis.at(to), y)]),
    ];
  });
  return { width: pageWidth, height: axis.height, body: [...key.body, ...axis.body, ...marks] };
}

/** From the edge of the hollow sign to the full one; nothing where they touch. */
function between(from: number, to: number, y: number): string[] {
  const start = from + Math.sign(to - from) * radius;
  if (Math.abs(to - from) <= radius) return [];
  return [shape('line', { x1: start, x2: to, y1: y, y2: y, stroke: 'currentColor', 'stroke-width': 2 })];
}

/** The hollow sign is larger, so that both are seen where they meet. */
const radius = 6;

function hollow(cx: number, cy: number): string {
  return shape('circle', { cx, cy, r: radius, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 });
}

function full(cx: number, cy: number): string {
  return shape('circle', { cx, cy, r: 3.8 });
}
