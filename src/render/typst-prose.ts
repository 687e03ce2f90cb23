import type { List, ListItem, Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { MarkerNode } from '../report/document.ts';
import { labels } from './labels.ts';
import type { TypstContext } from './typst-context.ts';
import { escapeTypst, joinTypst, typstString } from './typst-escape.ts';
import { typstTable } from './typst-table.ts';

/** Where a node stands: how deep, and whether in a heading. */
interface Place {
  readonly depth: number;
  readonly heading: boolean;
}

const top: Place = { depth: 0, heading: false };

/** No prose nests as deep; what does is set flat, since Typst has a limit of its own. */
const deepest = 16;

/** Blocks of the analyst’s prose, a blank line between them. `leads`: the last introduces the block that follows. */
export function typstBlocks(
  nodes: readonly (Nodes | MarkerNode)[],
  context: TypstContext,
  { leads = false, ...place }: Partial<Place> & { leads?: boolean } = {},
): string {
  const blocks = nodes
    .map((node) => ({ node, set: block(node, context, { ...top, ...place }) }))
    .filter(({ set }) => set !== '');
  return blocks
    .map(({ node, set }, index) => (leads && index === blocks.length - 1 && node.type === 'paragraph' ? led(set) : set))
    .join('\n\n');
}

// Typst leaves a footnote behind where what calls it moves to the next page with what it announces.
function led(set: string): string {
  return set.includes('#footnote') ? set : `#lead[${set}]`;
}

/** Words within a line. */
export function typstWords(
  nodes: readonly (Nodes | MarkerNode)[],
  context: TypstContext,
  place: Partial<Place> = {},
): string {
  return joinTypst(nodes.map((node) => words(node, context, { ...top, ...place })));
}

function block(node: Nodes | MarkerNode, context: TypstContext, place: Place): string {
  const below = { ...place, depth: place.depth + 1 };
  switch (node.type) {
    case 'paragraph':
      return typstWords(node.children, context, place);
    case 'heading':
      return `#lead[#strong[${typstWords(node.children, context, place)}]]`;
    case 'blockquote': {
      const inner = typstBlocks(node.children, context, below);
      return below.depth > deepest ? inner : `#quote(block: true)[${inner}]`;
    }
    case 'list':
      return below.depth > deepest ? typstBlocks(node.children, context, below) : list(node, context, below);
    case 'listItem':
      return typstBlocks(node.children, context, below);
    case 'code':
      return `#raw(block: true, ${typstString(node.value)})`;
    case 'table':
      return table(node, context, place);
    case 'thematicBreak':
      return '#scene-break()';
    case 'html':
      return escapeTypst(withoutTags(node.value, ' ').trim());
    case 'definition':
    case 'footnoteDefinition':
      return '';
    default:
      return words(node, context, place);
  }
}

function words(node: Nodes | MarkerNode, context: TypstContext, place: Place): string {
  switch (node.type) {
    case 'text':
      return context.text(node.value);
    case 'emphasis':
      return wrapped('emph', node.children, context, place);
    case 'strong':
      return wrapped('strong', node.children, context, place);
    case 'delete':
      return wrapped('strike', node.children, context, place);
    case 'inlineCode':
      return `#raw(${typstString(node.value)})`;
    case 'break':
      return '#linebreak()';
    case 'link':
      return context.link(node.url, typstWords(node.children, context, place));
    case 'linkReference':
      return context.link(context.addresses.get(node.identifier) ?? '', typstWords(node.children, context, place));
    case 'image':
      return context.picture(node.url, node.alt ?? '');
    case 'imageReference':
      return context.picture(context.addresses.get(node.identifier) ?? '', node.alt ?? '');
    case 'footnoteReference':
      return place.heading ? `#note[${context.note(node.identifier)}]` : context.note(node.identifier);
    case 'html':
      return /^<br\b/i.test(node.value) ? '#linebreak()' : escapeTypst(withoutTags(node.value, ''));
    case 'marker':
      return `#problem[${escapeTypst(labels[context.document.language].problem)}][${escapeTypst(node.message)}]`;
    default:
      if ('children' in node) return typstWords(node.children, context, place);
      return 'value' in node ? escapeTypst(String(node.value)) : '';
  }
}

function wrapped(name: string, children: readonly Nodes[], context: TypstContext, place: Place): string {
  const depth = place.depth + 1;
  const inner = typstWords(children, context, { ...place, depth });
  return depth > deepest ? inner : `#${name}[${inner}]`;
}

function list(node: List, context: TypstContext, place: Place): string {
  const tight = !node.spread && node.children.every(({ spread }) => !spread);
  const start = node.ordered ? `start: ${node.start ?? 1}, ` : '';
  const items = node.children.map((item) => `  [${box(item)}${typstBlocks(item.children, context, place)}],\n`);
  return `#${node.ordered ? 'enum' : 'list'}(${start}tight: ${tight},\n${items.join('')})`;
}

/** The box of a task. */
function box({ checked }: ListItem): string {
  return typeof checked === 'boolean' ? `#task(${checked}) ` : '';
}

function table(node: Extract<Nodes, { type: 'table' }>, context: TypstContext, place: Place): string {
  const [head, ...rows] = node.children.map((row) =>
    row.children.map((cell) => ({ markup: typstWords(cell.children, context, place), text: plainText(cell) })),
  );
  if (!head) return '';
  const align = head.map((_, column) => node.align?.[column] ?? ('left' as const));
  return typstTable({ align, head, rows }, { nested: place.depth > 0 });
}

/** The words of HTML, without its comments, scripts and tags; `between` stands where a tag was. */
function withoutTags(html: string, between: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, between)
    .replace(/<[!?/a-z][^>]*(?:>|$)/gi, between);
}
