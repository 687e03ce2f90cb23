import type { NetworkChart } from '../report/chart.ts';
import { arcsSvg } from './svg-arcs.ts';
import { type Drawing, fontSize, label, lineHeight, pageWidth, shape } from './svg-frame.ts';
import { textWidth, wrapLabel } from './svg-text.ts';

const widestLabel = 185;
const gap = 12;
/** More codes would stretch the oval until its curves can no longer be followed: they stand in a column. */
const mostOnOval = 24;

/**
 * Codes on an oval, in the order of the codebook, joined by curves as thick as they meet often. Names stand outside, each
 * in a row of its own, so that none meets another however many there are.
 */
export function networkSvg(chart: NetworkChart): Drawing {
  const { nodes, links } = chart;
  if (nodes.length > mostOnOval) return arcsSvg(chart);
  const half = Math.ceil(nodes.length / 2);
  const lines = nodes.map(({ label: text }) => wrapLabel(text, widestLabel, fontSize));
  const margin = Math.max(0, ...lines.flat().map((line) => textWidth(line, fontSize))) + gap;
  const right = column(lines.slice(0, half));
  const left = column(lines.slice(half).reverse());
  const height = Math.max(right.height, left.height, 120);
  const [centre, across] = [pageWidth / 2, pageWidth / 2 - margin];
  const place = (middle: number, side: 1 | -1, total: number) => {
    const y = middle + (height - total) / 2;
    const up = Math.min(1, Math.abs(y - height / 2) / (height / 2));
    return { x: centre + side * across * (0.35 + 0.65 * Math.sqrt(1 - up * up)), y, side };
  };
  const places = [
    ...right.middles.map((y) => place(y, 1, right.height)),
    ...[...left.middles].reverse().map((y) => place(y, -1, left.height)),
  ];
  const strongest = Math.max(1, ...links.map(({ weight }) => weight));
  const largest = Math.max(1, ...nodes.map(({ size }) => size));
  const curves = links.map(({ from, to, weight }) => {
    const [a, b] = [places[from], places[to]] as [(typeof places)[0], (typeof places)[0]];
    const bend = (one: number, other: number, middle: number) => ((one + other) / 2 + middle) / 2;
    const d = `M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${bend(a.x, b.x, centre).toFixed(1)} ${bend(a.y, b.y, height / 2).toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}`;
    return shape('path', {
      d,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 0.75 + (5 * weight) / strongest,
      'stroke-opacity': 0.3,
    });
  });
  const signs = nodes.flatMap(({ size }, index) => {
    const { x, y, side } = places[index] as (typeof places)[0];
    const own = lines[index] as string[];
    const first = y - ((own.length - 1) * lineHeight) / 2 + fontSize * 0.35;
    return [
      shape('circle', { cx: x, cy: y, r: 2 + 4 * Math.sqrt(size / largest) }),
      ...own.map((line, at) =>
        label(line, x + side * 10, first + at * lineHeight, { 'text-anchor': side === 1 ? 'start' : 'end' }),
      ),
    ];
  });
  return { width: pageWidth, height, body: [...curves, ...signs] };
}

/** Names one below the other: the middle of each. */
function column(names: readonly (readonly string[])[]): { middles: number[]; height: number } {
  const middles: number[] = [];
  let y = 0;
  for (const lines of names) {
    const height = lines.length * lineHeight + 4;
    middles.push(y + height / 2);
    y += height;
  }
  return { middles, height: y };
}
