import type { FrequencyChart } from '../report/chart.ts';
import { type Drawing, pageWidth, shape } from './svg-frame.ts';
import { shareAxis } from './svg-share-axis.ts';

/** A bar for each code, themes darker than what is below them; whiskers where the sample warrants an interval. */
export function frequencySvg({ rows, ticks }: FrequencyChart): Drawing {
  const axis = shareAxis(rows, ticks, 0);
  const bars = rows.flatMap(({ share, interval, level }, index) => {
    if (share === null) return [];
    const y = axis.rows.middles[index] as number;
    const bar = shape('rect', {
      x: axis.at(0),
      y: y - 6,
      width: axis.at(share) - axis.at(0),
      height: 12,
      'fill-opacity': level === 1 ? 0.6 : 0.35,
    });
    return interval ? [bar, ...whisker(axis.at(interval[0]), axis.at(interval[1]), y)] : [bar];
  });
  return { width: pageWidth, height: axis.height, body: [...axis.body, ...bars] };
}

function whisker(x1: number, x2: number, y: number): string[] {
  const stroke = { stroke: 'currentColor', 'stroke-width': 1.5 };
  return [
    shape('line', { x1, x2, y1: y, y2: y, ...stroke }),
    ...[x1, x2].map((x) => shape('line', { x1: x, x2: x, y1: y - 4, y2: y + 4, ...stroke })),
  ];
}
