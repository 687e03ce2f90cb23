import type { Nodes } from 'mdast';
import type { FoldedDocument, MarkerNode } from '../report/document.ts';

type Written = Nodes | MarkerNode;

/** The addresses of the pictures in the analyst's prose, as written there, each once, in order. */
export function pictureAddresses(document: FoldedDocument): string[] {
  const nodes = document.blocks
    .flatMap((block) => ('nodes' in block ? (block.nodes as Written[]) : []))
    .flatMap(within);
  const defined = definedAddresses(nodes);
  const addresses = nodes.flatMap((node) => {
    if (node.type === 'image') return [node.url];
    const address = node.type === 'imageReference' ? defined.get(node.identifier) : undefined;
    return address === undefined ? [] : [address];
  });
  return [...new Set(addresses)];
}

/** Where reference links and pictures go; of two definitions of one label the first counts, as in Markdown. */
function definedAddresses(nodes: readonly Written[]): Map<string, string> {
  const definitions = nodes.flatMap((node) => (node.type === 'definition' ? [node] : []));
  return new Map(definitions.reverse().map(({ identifier, url }) => [identifier, url]));
}

function within(node: Written): Written[] {
  return [node, ...('children' in node ? (node.children as Written[]).flatMap(within) : [])];
}
