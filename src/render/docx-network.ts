import type { NetworkChart } from '../report/chart.ts';
import type { Figure } from '../report/document.ts';
import { layArcs } from './arc-layout.ts';
import { drawingRun, emuOfPixel, emuOfTwip } from './docx-drawing.ts';
import { type Box, curveShape, dotShape, nameShape, points, transform } from './docx-shapes.ts';
import type { Writing } from './docx-writing.ts';
import { tag } from './docx-xml.ts';
import { isCrowded, layNetwork } from './network-layout.ts';
import { lineHeight, pageWidth } from './svg-frame.ts';

/** A network as shapes of Word in one group: sharp at any size, and open to change. */
export function networkRun(figure: Figure & { chart: NetworkChart }, writing: Writing): string {
  const { height, shapes } = isCrowded(figure.chart) ? arcs(figure.chart, writing) : oval(figure.chart, writing);
  const scale = Math.min(
    emuOfPixel,
    (writing.lineWidth * emuOfTwip) / pageWidth,
    (writing.pageHeight * emuOfTwip * 0.85) / height,
  );
  const outer = { x: 0, y: 0, width: Math.round(pageWidth * scale), height: Math.round(height * scale) };
  const frame = transform(outer, points({ x: 0, y: 0, width: pageWidth, height }));
  const content = tag('wpg:wgp', {}, '<wpg:cNvGrpSpPr/>', tag('wpg:grpSpPr', {}, frame), ...shapes);
  const { caption, description } = figure;
  return drawingRun({ ...outer, name: caption, description, kind: 'wpg', content }, writing);
}

interface Drawn {
  /** Pixels. */
  readonly height: number;
  readonly shapes: readonly string[];
}

function oval(chart: NetworkChart, writing: Writing): Drawn {
  const { width, height, nodes, links } = layNetwork(chart);
  const whole: Box = { x: 0, y: 0, width, height };
  const curves = links.map(({ from, through, to, thickness }) => {
    const [start, middle, end] = [from, through, to].map(point) as [string, string, string];
    return curveShape(whole, tag('a:moveTo', {}, start) + tag('a:quadBezTo', {}, middle, end), thickness, writing);
  });
  const signs = nodes.flatMap(({ x, y, side, radius, lines }) => {
    const [left, right] = side === 1 ? [x + 9, width] : [0, x - 9];
    const tall = lines.length * lineHeight + 2;
    const box = { x: left, y: y - tall / 2, width: right - left, height: tall };
    return [dotShape({ x, y }, radius, writing), nameShape(box, lines.join('\n'), side, writing)];
  });
  return { height, shapes: [...curves, ...signs] };
}

function arcs(chart: NetworkChart, writing: Writing): Drawn {
  const { height, rows, x, radii, arcs: joined } = layArcs(chart);
  const whole: Box = { x: 0, y: 0, width: pageWidth, height };
  const curves = joined.map(({ top, bottom, reach, thickness }) => {
    const radius = points({ x: 0, y: 0, width: reach, height: (bottom - top) / 2 });
    // From the top of an ellipse, half of it clockwise; in 60,000ths of a degree.
    const half = tag('a:arcTo', { wR: radius.width, hR: radius.height, stAng: 16_200_000, swAng: 10_800_000 });
    return curveShape(whole, tag('a:moveTo', {}, point({ x, y: top })) + half, thickness, writing);
  });
  const signs = radii.flatMap((radius, index) => {
    const top = rows.tops[index] as number;
    const box = { x: 0, y: top, width: x - 9, height: (rows.tops[index + 1] ?? rows.bottom) - top };
    const y = rows.middles[index] as number;
    return [dotShape({ x, y }, radius, writing), nameShape(box, chart.nodes[index]?.label ?? '', -1, writing)];
  });
  return { height, shapes: [...curves, ...signs] };
}

function point({ x, y }: { x: number; y: number }): string {
  const at = points({ x, y, width: 0, height: 0 });
  return tag('a:pt', { x: at.x, y: at.y });
}
