import type { NetworkChart } from '../report/chart.ts';
import { fontSize, lineHeight, pageWidth } from './svg-frame.ts';
import { textWidth, wrapLabel } from './svg-text.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A network with its places, in pixels. */
export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  /** `side` 1: the name stands on the right. */
  readonly nodes: readonly (Point & { side: 1 | -1; radius: number; lines: readonly string[] })[];
  /** Bent towards the middle. */
  readonly links: readonly { from: Point; through: Point; to: Point; thickness: number }[];
}

const widestLabel = 185;
const gap = 12;

/** More codes would stretch the oval until its curves can no longer be followed: they stand in a column. */
const mostOnOval = 24;

export function isCrowded({ nodes }: NetworkChart): boolean {
  return nodes.length > mostOnOval;
}

/**
 * Codes on an oval, in the order of the codebook, joined by curves as thick as they meet often. Names stand outside, each
 * in a row of its own, so that none meets another however many there are.
 */
export function layNetwork({ nodes, links }: NetworkChart): NetworkLayout {
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
  const bend = (one: number, other: number, middle: number) => ((one + other) / 2 + middle) / 2;
  return {
    width: pageWidth,
    height,
    nodes: nodes.map(({ size }, index) => ({
      ...(places[index] as (typeof places)[0]),
      radius: 2 + 4 * Math.sqrt(size / largest),
      lines: lines[index] as string[],
    })),
    links: links.map(({ from: one, to: other, weight }) => {
      const [from, to] = [places[one], places[other]] as [(typeof places)[0], (typeof places)[0]];
      const through = { x: bend(from.x, to.x, centre), y: bend(from.y, to.y, height / 2) };
      return { from, through, to, thickness: 0.75 + (5 * weight) / strongest };
    }),
  };
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
