import type { NetworkChart } from '../report/chart.ts';
import { layArcs } from './arc-layout.ts';
import { type Drawing, pageWidth, shape } from './svg-frame.ts';

/** Many codes that meet, see `layArcs`. */
export function arcsSvg(chart: NetworkChart): Drawing {
  const { height, rows, x, radii, arcs } = layArcs(chart);
  const curves = arcs.map(({ top, bottom, reach, thickness }) => {
    const d = `M${x.toFixed(1)} ${top.toFixed(1)}A${reach.toFixed(1)} ${((bottom - top) / 2).toFixed(1)} 0 0 1 ${x.toFixed(1)} ${bottom.toFixed(1)}`;
    return shape('path', {
      d,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': thickness,
      'stroke-opacity': 0.3,
    });
  });
  const signs = radii.map((r, index) => shape('circle', { cx: x, cy: rows.middles[index] as number, r }));
  return { width: pageWidth, height, body: [...curves, ...rows.body, ...signs] };
}
