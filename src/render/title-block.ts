import type { Cover, FoldedDocument, Heading } from '../report/document.ts';

/** The block that gives the page its title: the cover, else a `#` heading that opens the document. */
export function titleBlock(document: FoldedDocument): Cover | Heading | undefined {
  const [first] = document.blocks;
  const cover = document.blocks.find((block) => block.type === 'cover');
  return cover ?? (first?.type === 'heading' && first.depth === 1 ? first : undefined);
}
