import type { NetworkChart } from '../report/chart.ts';
import { type Drawing, pageWidth, shape } from './svg-frame.ts';
import { layRows } from './svg-rows.ts';

const largestSign = 6;

/** Codes in a column, joined by arcs as thick as they meet often; the farther two stand apart, the wider their arc. */
export function arcsSvg({ nodes, links }: NetworkChart): Drawing {
  const laid = layRows(
    nodes.map(({ label }) => ({ label, level: 1 })),
    0,
    18,
  );
  const x = laid.width + largestSign;
  const reach = pageWidth - x - 8;
  const strongest = Math.max(1, ...links.map(({ weight }) => weight));
  const largest = Math.max(1, ...nodes.map(({ size }) => size));
  const apart = Math.max(1, ...links.map(({ from, to }) => Math.abs(to - from)));
  const arcs = links.map(({ from, to, weight }) => {
    const [top, bottom] = [laid.middles[Math.min(from, to)] as number, laid.middles[Math.max(from, to)] as number];
    const wide = (reach * Math.sqrt(Math.abs(to - from) / apart)).toFixed(1);
    const d = `M${x.toFixed(1)} ${top.toFixed(1)}A${wide} ${((bottom - top) / 2).toFixed(1)} 0 0 1 ${x.toFixed(1)} ${bottom.toFixed(1)}`;
    const thick = 0.75 + (5 * weight) / strongest;
    return shape('path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': thick, 'stroke-opacity': 0.3 });
  });
  const signs = nodes.map(({ size }, index) =>
    shape('circle', { cx: x, cy: laid.middles[index] as number, r: 2 + 4 * Math.sqrt(size / largest) }),
  );
  return { width: pageWidth, height: laid.bottom, body: [...arcs, ...laid.body, ...signs] };
}
