import type { Chart } from '../report/chart.ts';
import type { Figure } from '../report/document.ts';
import { dumbbellSvg } from './svg-dumbbell.ts';
import { type Drawing, svgFrame } from './svg-frame.ts';
import { frequencySvg } from './svg-frequency.ts';
import { heatmapSvg } from './svg-heatmap.ts';
import { networkSvg } from './svg-network.ts';
import { saturationSvg } from './svg-saturation.ts';

/**
 * The picture of a figure: the same numbers give the same bytes.
 * @param standalone a file of its own, with paper and ink; else an element of a page, in the page’s colours
 */
export function figureSvg({ anchor, caption, description, chart }: Figure, { standalone = false } = {}): string {
  return svgFrame(drawingOf(chart), { id: anchor, title: caption, description, standalone });
}

function drawingOf(chart: Chart): Drawing {
  switch (chart.kind) {
    case 'frequency':
      return frequencySvg(chart);
    case 'dumbbell':
      return dumbbellSvg(chart);
    case 'heatmap':
      return heatmapSvg(chart);
    case 'network':
      return networkSvg(chart);
    case 'saturation':
      return saturationSvg(chart);
  }
}
