import type { Figure } from '../report/document.ts';
import { captionOf } from './caption.ts';
import { figureFile } from './figure-file.ts';
import { figureSvg } from './figure-svg.ts';
import { labels } from './labels.ts';
import { tableCells } from './typst-cells.ts';
import type { TypstContext } from './typst-context.ts';
import { escapeTypst, typstString } from './typst-escape.ts';
import { typstTable } from './typst-table.ts';

/** Points of a page that a picture may take, its caption left out. */
const width = 453;
const height = 600;

/** A picture, its caption below, and the table of its numbers, where none stands before it, in small print. */
export function typstFigure(figure: Figure, context: TypstContext): string {
  const { name, language } = context.document;
  const caption = escapeTypst(captionOf(figure, labels[language]) ?? '');
  const label = context.label(figure.anchor);
  const picture = `picture(${typstString(figureFile(name, figure.anchor))}, width: ${widthOf(figure)}pt, alt: ${typstString(figure.description)})`;
  const set = `#figure(\n  ${picture},\n  caption: [${caption}],\n)${label ? ` <${label}>` : ''}`;
  return figure.table ? `${set}\n\n${typstTable(tableCells(figure.table, context), { size: 8 })}` : set;
}

/** As wide as the text, unless the picture would then be too high for a page. */
function widthOf(figure: Figure): number {
  const [, across = width, down = height] = (
    / width="(\d+)" height="(\d+)"/.exec(figureSvg(figure, { standalone: true })) ?? []
  ).map(Number);
  return Math.round(Math.min(width, across, (height / down) * across));
}
