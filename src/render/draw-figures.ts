import type { ElementContent, Root } from 'hast';
import type { FoldedDocument } from '../report/document.ts';
import { figureSvg } from './figure-svg.ts';

/** The page with the picture of each figure before its caption. A picture holds no text that is not escaped. */
export function drawFigures(tree: Root, { blocks }: FoldedDocument): Root {
  const figures = new Map(blocks.flatMap((block) => (block.type === 'figure' ? [[block.anchor, block] as const] : [])));
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'figure') continue;
    const figure = figures.get(String(node.properties.id));
    if (figure) node.children.unshift({ type: 'raw', value: figureSvg(figure) } as unknown as ElementContent);
  }
  return tree;
}
