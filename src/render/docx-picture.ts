import { createHash } from 'node:crypto';
import { drawingRun, emuOfPixel, emuOfTwip } from './docx-drawing.ts';
import { addressLink } from './docx-link.ts';
import { type Look, textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';
import { tag } from './docx-xml.ts';
import { pictureBytes } from './picture-bytes.ts';
import { pictureSize } from './picture-size.ts';

/** A picture of the analyst's, no wider than the text; one that is not at hand is the link it is in HTML. */
export function pictureRun(address: string, alternative: string, writing: Writing, look: Look): string {
  const bytes = pictureBytes(address, writing.pictures);
  const size = bytes && pictureSize(bytes);
  if (!bytes || !size) return addressLink(address, writing, look, (inside) => textRun(alternative || address, inside));
  const scale = Math.min(
    emuOfPixel,
    (writing.lineWidth * emuOfTwip) / size.width,
    (writing.pageHeight * 0.8 * emuOfTwip) / size.height,
  );
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  // Named by what it holds, so that a picture shown twice is kept once.
  const file = `media/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${size.extension}`;
  writing.parts.add(`word/${file}`, bytes);
  const content = tag(
    'pic:pic',
    {},
    tag('pic:nvPicPr', {}, tag('pic:cNvPr', { id: 0, name: '', descr: alternative }), tag('pic:cNvPicPr')),
    tag(
      'pic:blipFill',
      {},
      tag('a:blip', { 'r:embed': writing.relations.to('image', file) }),
      '<a:stretch><a:fillRect/></a:stretch>',
    ),
    tag(
      'pic:spPr',
      {},
      tag('a:xfrm', {}, tag('a:off', { x: 0, y: 0 }), tag('a:ext', { cx: width, cy: height })),
      '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
    ),
  );
  return drawingRun({ width, height, name: alternative, description: alternative, kind: 'pic', content }, writing);
}
