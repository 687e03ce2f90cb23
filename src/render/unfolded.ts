import type { Block, Document, FoldedDocument } from '../report/document.ts';

/** A document with all its verbatims, one by one. */
export function unfolded(document: FoldedDocument): Document {
  const blocks = document.blocks.flatMap((block): readonly Block[] =>
    block.type === 'quotes' ? block.verbatims() : [block],
  );
  return { ...document, blocks };
}
