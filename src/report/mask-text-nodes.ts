import type { CodedStudy } from '../model/study.ts';
import { namedIn } from '../verbatims/identities.ts';

interface Node {
  type?: string;
  value?: string;
  nodes?: Node[];
  children?: Node[];
}

/**
 * Masks names in the text nodes of prose, in place, also where emphasis splits them: the first node gets the pseudonym.
 * @param named names that are names wherever they stand
 */
export function maskTextNodes(node: Node, coded: CodedStudy, named: ReadonlySet<string>): void {
  const children = node.nodes ?? node.children ?? [];
  if (!children.some(({ type }) => type === 'text' || type === 'strong' || type === 'emphasis' || type === 'link')) {
    for (const child of children) maskTextNodes(child, coded, named);
    return;
  }
  const leaves = children.flatMap(leavesOf);
  const text = leaves.map(textOf).join('');
  for (const { identity, start, end } of namedIn(text, coded, undefined, ({ start, end }) =>
    named.has(text.slice(start, end)),
  ).reverse())
    replace(leaves, start, end, `[${identity.shown}]`);
}

function leavesOf(node: Node): Node[] {
  return node.children ? node.children.flatMap(leavesOf) : [node];
}

/** A line break stands between words; what else is no text is not there. */
function textOf({ type, value }: Node): string {
  return type === 'break' ? '\n' : type === 'text' ? (value ?? '') : '';
}

function replace(leaves: readonly Node[], start: number, end: number, shown: string): void {
  let at = 0;
  let isFirst = true;
  for (const leaf of leaves) {
    const text = textOf(leaf);
    const [from, to] = [Math.max(0, start - at), Math.min(text.length, end - at)];
    at += text.length;
    if (from >= to || leaf.type !== 'text') continue;
    leaf.value = text.slice(0, from) + (isFirst ? shown : '') + text.slice(to);
    isFirst = false;
  }
}
