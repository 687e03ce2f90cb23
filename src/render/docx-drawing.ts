import type { Writing } from './docx-writing.ts';
import { namespaces, tag } from './docx-xml.ts';

/** English Metric Units: of a pixel at 96 to the inch, of a twentieth of a point. */
export const emuOfPixel = 9525;
export const emuOfTwip = 635;

interface Drawn {
  /** EMU. */
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** For those who do not see it. */
  readonly description: string;
  /** A prefix of `namespaces`: what `content` is. */
  readonly kind: 'pic' | 'c' | 'wpg';
  readonly content: string;
}

/** A run with something drawn, in the line like a word. */
export function drawingRun({ width, height, name, description, kind, content }: Drawn, writing: Writing): string {
  const uri = kind === 'c' || kind === 'pic' ? namespaces[kind] : namespaces.wpg;
  const drawing = tag(
    'w:drawing',
    {},
    tag(
      'wp:inline',
      { distT: 0, distB: 0, distL: 0, distR: 0 },
      tag('wp:extent', { cx: Math.round(width), cy: Math.round(height) }),
      tag('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
      tag('wp:docPr', { id: writing.nextDrawing(), name, descr: description }),
      tag('wp:cNvGraphicFramePr'),
      tag('a:graphic', {}, tag('a:graphicData', { uri }, content)),
    ),
  );
  // Shapes are younger than the first edition of the format; who does not know them is told so.
  const alternative =
    kind === 'wpg' ? tag('mc:AlternateContent', {}, tag('mc:Choice', { Requires: 'wpg' }, drawing)) : drawing;
  return tag('w:r', {}, alternative);
}
