import { greatest } from '../model/extremes.ts';
import type { SaturationChart } from '../report/chart.ts';
import { type Drawing, fontSize, label, lineHeight, pageWidth, shape } from './svg-frame.ts';
import { type LegendEntry, legend } from './svg-legend.ts';
import { textWidth } from './svg-text.ts';

const plotHeight = 260;

/** Themes known after each interview: as they were held, the median of random orders, and a band around it. */
export function saturationSvg({ points, axes, legend: words }: SaturationChart): Drawing {
  const most = greatest(
    points.map(({ themes, band }) => Math.max(themes, band[1])),
    1,
  );
  const yTicks = wholeTicks(most, 6);
  const highest = Math.max(most, yTicks.at(-1) as number);
  const left = Math.max(...yTicks.map((tick) => textWidth(String(tick), fontSize))) + 8;
  const top = lineHeight + 10;
  const right = pageWidth - Math.max(4, textWidth(String(points.length), fontSize) / 2);
  const x = (interviews: number) => left + ((right - left) * interviews) / Math.max(1, points.length);
  const y = (themes: number) => top + plotHeight - (plotHeight * themes) / highest;
  const line = (values: readonly number[]) =>
    values
      .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index + 1).toFixed(1)} ${y(value).toFixed(1)}`)
      .join('');
  const lows = points.map(({ band }) => band[0]);
  const area = `${line(points.map(({ band }) => band[1]))}${lows
    .map((value, index) => `L${x(index + 1).toFixed(1)} ${y(value).toFixed(1)}`)
    .reverse()
    .join('')}Z`;
  const held = points.map(({ themes }) => themes);
  const key = legend(entries(words), top + plotHeight + 2 * lineHeight + 12);
  const grid = yTicks.flatMap((tick) => [
    shape('line', {
      x1: left,
      x2: right,
      y1: y(tick),
      y2: y(tick),
      stroke: 'currentColor',
      'stroke-opacity': tick === 0 ? 0.6 : 0.18,
    }),
    label(String(tick), left - 6, y(tick) + fontSize * 0.35, { 'text-anchor': 'end' }),
  ]);
  const feet = wholeTicks(points.length, 12)
    .filter((tick) => tick > 0 && tick <= points.length)
    .map((tick) => label(String(tick), x(tick), top + plotHeight + lineHeight + 2, { 'text-anchor': 'middle' }));
  return {
    width: pageWidth,
    height: top + plotHeight + 2 * lineHeight + 16 + key.height,
    body: [
      label(axes[1], 0, fontSize),
      ...grid,
      ...feet,
      label(axes[0], right, top + plotHeight + 2 * lineHeight + 3, { 'text-anchor': 'end' }),
      shape('path', { d: area, 'fill-opacity': 0.15 }),
      shape('path', { d: line(points.map(({ median }) => median)), ...curve, 'stroke-dasharray': '4 3' }),
      shape('path', { d: line(held), ...curve }),
      ...held.map((value, index) =>
        shape('circle', { cx: x(index + 1), cy: y(value), r: points.length > 60 ? 1.5 : 3 }),
      ),
      ...key.body,
    ],
  };
}

const curve = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 };

function entries([held, median, band]: SaturationChart['legend']): LegendEntry[] {
  const line = (x: number, y: number) => ({ x1: x - 8, x2: x + 8, y1: y, y2: y, ...curve });
  return [
    { draw: (x, y) => [shape('line', line(x, y)), shape('circle', { cx: x, cy: y, r: 3 })], text: held },
    { draw: (x, y) => [shape('line', { ...line(x, y), 'stroke-dasharray': '4 3' })], text: median },
    {
      draw: (x, y) => [shape('rect', { x: x - 8, y: y - 5, width: 16, height: 10, 'fill-opacity': 0.15 })],
      text: band,
    },
  ];
}

/** Whole numbers from 0 in steps of 1, 2, 5, 10 …, at most so many steps. */
function wholeTicks(most: number, steps: number): number[] {
  let step = 1;
  for (let power = 1; most / step > steps; power *= 10) {
    step = [power, 2 * power, 5 * power].find((one) => most / one <= steps) ?? 10 * power;
  }
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}
