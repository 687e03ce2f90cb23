import type { Nodes, RootContent } from 'mdast';
import type { FoldedDocument } from '../report/document.ts';
import { type PictureFile, pictureFiles } from './picture-files.ts';

/**
 * The nodes of a page with the pictures of the prose that are at hand within it, as `data:` addresses.
 * @param found by the address written in the prose
 */
export function withPictures(
  nodes: readonly RootContent[],
  document: FoldedDocument,
  found: ReadonlyMap<string, Uint8Array> = new Map(),
): RootContent[] {
  const files = pictureFiles(document, found);
  if (files.size === 0) return [...nodes];
  const defined = new Map<string, string>();
  const define = (node: Nodes): void => {
    if (node.type === 'definition' && !defined.has(node.identifier)) defined.set(node.identifier, node.url);
    if ('children' in node) node.children.forEach(define);
  };
  nodes.forEach(define);
  const embed = <Node extends Nodes>(node: Node): Node => {
    if (node.type === 'image' || node.type === 'imageReference') {
      const address = node.type === 'image' ? node.url : (defined.get(node.identifier) ?? '');
      const file = files.get(address);
      return file ? ({ ...node, type: 'image', url: within(file) } as Node) : node;
    }
    return 'children' in node ? ({ ...node, children: (node.children as Nodes[]).map(embed) } as Node) : node;
  };
  return nodes.map(embed);
}

function within({ bytes, size }: PictureFile): string {
  return `data:image/${size.extension};base64,${Buffer.from(bytes).toString('base64')}`;
}
