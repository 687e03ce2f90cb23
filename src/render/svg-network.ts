import type { NetworkChart } from '../report/chart.ts';
import { isCrowded, layNetwork } from './network-layout.ts';
import { arcsSvg } from './svg-arcs.ts';
import { type Drawing, fontSize, label, lineHeight, shape } from './svg-frame.ts';

/** Codes that meet, see `layNetwork` and, for many, `layArcs`. */
export function networkSvg(chart: NetworkChart): Drawing {
  if (isCrowded(chart)) return arcsSvg(chart);
  const { width, height, nodes, links } = layNetwork(chart);
  const curves = links.map(({ from, through, to, thickness }) => {
    const [start, middle, end] = [from, through, to].map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
    return shape('path', {
      d: `M${start}Q${middle} ${end}`,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': thickness,
      'stroke-opacity': 0.3,
    });
  });
  const signs = nodes.flatMap(({ x, y, side, radius, lines }) => {
    const first = y - ((lines.length - 1) * lineHeight) / 2 + fontSize * 0.35;
    return [
      shape('circle', { cx: x, cy: y, r: radius }),
      ...lines.map((line, at) =>
        label(line, x + side * 10, first + at * lineHeight, { 'text-anchor': side === 1 ? 'start' : 'end' }),
      ),
    ];
  });
  return { width, height, body: [...curves, ...signs] };
}
