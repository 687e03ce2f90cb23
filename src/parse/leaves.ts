import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { addRun, type PlainText, plainText } from './plain-text.ts';
import { stretchesOf } from './simple-leaves.ts';

/** A leaf block of the Markdown: its text, and whether it is set apart as a question would be. */
export interface Leaf {
  readonly kind: 'paragraph' | 'heading';
  readonly start: number;
  readonly end: number;
  readonly plain: PlainText;
  /** Wholly bold or italic, or a heading. */
  readonly emphasised: boolean;
}

/**
 * What Markdown would read as code, HTML or a link's address is speech in a transcript: an indented line, a line
 * that begins `<rires>`, `[Marie]: Oui.`.
 */
const notSpeech = ['codeIndented', 'codeFenced', 'htmlFlow', 'definition'];

const parser = unified()
  .data('micromarkExtensions', [{ disable: { null: notSpeech } }])
  .use(remarkParse);

type Block = RootContent | BlockContent | DefinitionContent | ListItem;

/** The paragraphs and headings of a Markdown body, in order, with their offsets in it. */
export function leavesOf(body: string): Leaf[] {
  return stretchesOf(body).flatMap(({ start, end, leaves }) => {
    if (leaves) return leaves;
    const read = parsedLeaves(body.slice(start, end));
    return start === 0 ? read : read.map((leaf) => shifted(leaf, start));
  });
}

/** The same, all of it by the full parser. */
export function parsedLeaves(body: string): Leaf[] {
  return leavesIn((parser.parse(body) as Root).children, body);
}

function shifted({ start, end, plain, ...leaf }: Leaf, by: number): Leaf {
  const runs = plain.runs.map(({ from, offset }) => ({ from, offset: offset + by }));
  return { ...leaf, start: start + by, end: end + by, plain: { text: plain.text, runs } };
}

/** No transcript nests lists and quotations as deep: beyond, something else was pasted. */
const deepest = 200;

function leavesIn(nodes: readonly Block[], body: string, depth = 0): Leaf[] {
  return nodes.flatMap((node): Leaf[] => {
    switch (node.type) {
      case 'paragraph':
        return [leaf('paragraph', node, body)];
      case 'heading':
        return [leaf(isTitle(body.slice(...rangeOf(node))) ? 'heading' : 'paragraph', node, body)];
      case 'list':
        return (node.start ?? 0) >= 100 ? yearsIn(node, body) : leavesIn(node.children, body, depth + 1);
      case 'blockquote':
      case 'listItem':
        return depth > deepest ? [] : leavesIn(node.children, body, depth + 1);
      default:
        return [];
    }
  });
}

/** A line of hyphens under a text is a rule drawn by hand: it makes no heading of what was said. */
function isTitle(markdown: string): boolean {
  return markdown.startsWith('#') || markdown.endsWith('=');
}

/** « 1990. C'était… » is a list of one to Markdown: its number was said. */
function yearsIn(list: List, body: string): Leaf[] {
  return list.children.flatMap((listItem) => {
    const [start, end] = rangeOf(listItem);
    const [first, ...others] = leavesIn(listItem.children, body);
    const marker = body.slice(start, first?.start ?? end).replace(/\n/g, ' ');
    const text = marker + (first?.plain.text ?? '');
    const runs = [{ from: 0, offset: start }];
    for (const { from, offset } of first?.plain.runs ?? []) addRun(runs, marker.length + from, offset);
    const said = { kind: 'paragraph', start, end: first?.end ?? end, plain: { text, runs } } as const;
    return [{ ...said, emphasised: false }, ...others];
  });
}

function leaf(kind: Leaf['kind'], node: Block & { children: PhrasingContent[] }, body: string): Leaf {
  const [start, end] = rangeOf(node);
  const emphasised = kind === 'heading' || isEmphasised(node.children);
  return { kind, start, end, plain: plainText(node.children, body), emphasised };
}

function isEmphasised(nodes: readonly PhrasingContent[]): boolean {
  const filled = nodes.filter((node) => node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== ''));
  return filled.length > 0 && filled.every(({ type }) => type === 'strong' || type === 'emphasis');
}

function rangeOf({ position }: Block): [number, number] {
  const start = position?.start.offset ?? 0;
  return [start, position?.end.offset ?? start];
}
