import type { FoldedDocument } from '../report/document.ts';
import { figureSvg } from './figure-svg.ts';

/** The name of a figure’s picture, beside its report. */
export function figureFile(report: string, anchor: string): string {
  return `${report}-${anchor}.svg`;
}

/** The pictures of a report, as files of their own: name → SVG. */
export function figureFiles({ name, blocks }: FoldedDocument): Map<string, string> {
  return new Map(
    blocks.flatMap((block) =>
      block.type === 'figure'
        ? [[figureFile(name, block.anchor), `${figureSvg(block, { standalone: true })}\n`] as const]
        : [],
    ),
  );
}
