import type { Nodes } from 'mdast';
import type { Document, MarkerNode } from '../report/document.ts';

/** The addresses of the pictures in the analyst's prose, as written there, each once. */
export function pictureAddresses(document: Document): string[] {
  const within = (node: Nodes | MarkerNode): string[] => {
    if (node.type === 'image' || node.type === 'definition') return [node.url];
    return 'children' in node ? node.children.flatMap(within) : [];
  };
  return [...new Set(document.blocks.flatMap((block) => (block.type === 'prose' ? block.nodes.flatMap(within) : [])))];
}
