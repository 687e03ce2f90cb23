import type { NetworkChart } from '../report/chart.ts';
import { pageWidth } from './svg-frame.ts';
import { layRows, type Rows } from './svg-rows.ts';

/** A network in a column, in pixels. */
export interface ArcLayout {
  readonly height: number;
  /** The names, and the middle of each. */
  readonly rows: Rows;
  /** Where every dot stands. */
  readonly x: number;
  readonly radii: readonly number[];
  /** Half ellipses to the right of the dots; `reach`: how far. */
  readonly arcs: readonly { top: number; bottom: number; reach: number; thickness: number }[];
}

const largestSign = 6;

/** Codes in a column, joined by arcs as thick as they meet often; the farther two stand apart, the wider their arc. */
export function layArcs({ nodes, links }: NetworkChart): ArcLayout {
  const rows = layRows(
    nodes.map(({ label }) => ({ label, level: 1 })),
    0,
    18,
  );
  const x = rows.width + largestSign;
  const most = pageWidth - x - 8;
  const strongest = Math.max(1, ...links.map(({ weight }) => weight));
  const largest = Math.max(1, ...nodes.map(({ size }) => size));
  const apart = Math.max(1, ...links.map(({ from, to }) => Math.abs(to - from)));
  return {
    height: rows.bottom,
    rows,
    x,
    radii: nodes.map(({ size }) => 2 + 4 * Math.sqrt(size / largest)),
    arcs: links.map(({ from, to, weight }) => ({
      top: rows.middles[Math.min(from, to)] as number,
      bottom: rows.middles[Math.max(from, to)] as number,
      reach: most * Math.sqrt(Math.abs(to - from) / apart),
      thickness: 0.75 + (5 * weight) / strongest,
    })),
  };
}
