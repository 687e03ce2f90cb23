import { outlineOf, solid } from './docx-chart-series.ts';
import { emuOfPixel } from './docx-drawing.ts';
import { paragraph } from './docx-paragraph.ts';
import { textRun } from './docx-run.ts';
import { ink } from './docx-style.ts';
import type { Writing } from './docx-writing.ts';
import { tag } from './docx-xml.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels in EMU. */
export function points({ x, y, width, height }: Box): Box {
  const unit = (pixels: number) => Math.round(pixels * emuOfPixel);
  return { x: unit(x), y: unit(y), width: unit(width), height: unit(height) };
}

/** Where something stands, in EMU; `inner`: the frame its own parts are measured in. */
export function transform({ x, y, width, height }: Box, inner?: Box): string {
  const child = inner
    ? tag('a:chOff', { x: inner.x, y: inner.y }) + tag('a:chExt', { cx: inner.width, cy: inner.height })
    : '';
  return tag('a:xfrm', {}, tag('a:off', { x, y }), tag('a:ext', { cx: width, cy: height }), child);
}

interface Shape {
  /** Pixels. */
  readonly box: Box;
  readonly geometry: string;
  readonly look: string;
  /** Paragraphs in it. */
  readonly words?: string;
}

function shape({ box, geometry, look, words }: Shape, writing: Writing): string {
  const text =
    words === undefined
      ? '<wps:bodyPr/>'
      : `${tag('wps:txbx', {}, tag('w:txbxContent', {}, words))}<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>`;
  return tag(
    'wps:wsp',
    {},
    tag('wps:cNvPr', { id: writing.nextDrawing(), name: '' }),
    words === undefined ? '<wps:cNvSpPr/>' : '<wps:cNvSpPr txBox="1"/>',
    tag('wps:spPr', {}, transform(points(box)), geometry, look),
    text,
  );
}

/** A line in a frame as large as the whole picture, so that its points are those of the picture. */
export function curveShape(whole: Box, path: string, thickness: number, writing: Writing): string {
  const { width, height } = points(whole);
  const drawn = tag('a:pathLst', {}, tag('a:path', { w: width, h: height, fill: 'none' }, path));
  const geometry = `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>${drawn}</a:custGeom>`;
  const look = `<a:noFill/>${outlineOf(ink, thickness * 0.75, undefined, 0.3)}`;
  return shape({ box: whole, geometry, look }, writing);
}

export function dotShape({ x, y }: { x: number; y: number }, radius: number, writing: Writing): string {
  const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  return shape({ box, geometry: preset('ellipse'), look: `${solid(ink)}<a:ln><a:noFill/></a:ln>` }, writing);
}

/** A name in a box as wide as there is room, so that no font is too wide for it. @param side 1: right of its dot */
export function nameShape(box: Box, text: string, side: 1 | -1, writing: Writing): string {
  const words = paragraph(writing, 'shapeText', textRun(text), side === 1 ? {} : { align: 'right' });
  return shape({ box, geometry: preset('rect'), look: '<a:noFill/><a:ln><a:noFill/></a:ln>', words }, writing);
}

function preset(name: string): string {
  return `<a:prstGeom prst="${name}"><a:avLst/></a:prstGeom>`;
}
