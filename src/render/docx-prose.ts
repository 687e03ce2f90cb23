import type { List, ListItem, Nodes, Table as ProseTable, TableCell } from 'mdast';
import type { MarkerNode } from '../report/document.ts';
import { inlineRuns, markerRuns } from './docx-inline.ts';
import { itemIndent } from './docx-lists.ts';
import { type ParagraphOptions, paragraph } from './docx-paragraph.ts';
import { textRun } from './docx-run.ts';
import type { StyleKey } from './docx-styles.ts';
import { tableXml } from './docx-table.ts';
import type { Writing } from './docx-writing.ts';

type Node = Nodes | MarkerNode;

/** Where blocks of prose stand: in the text, in a quotation, in an item of a list, in a note. */
interface Place {
  readonly style: StyleKey;
  /** Of lists around, 0 for none. */
  readonly level: number;
}

/**
 * Blocks of the analyst's prose as paragraphs and tables.
 * @param withNext a last paragraph stays on the page of what follows: it announces it
 */
export function proseBlocks(
  nodes: readonly Node[],
  writing: Writing,
  { style = 'normal', withNext = false }: { style?: StyleKey; withNext?: boolean } = {},
): string {
  const place = { style, level: 0 };
  const last = nodes.at(-1);
  if (!withNext || last?.type !== 'paragraph') return blocks(nodes, writing, place);
  const announcing = placed(inlineRuns(last.children, writing), writing, place, { withNext });
  return blocks(nodes.slice(0, -1), writing, place) + announcing;
}

function blocks(nodes: readonly Node[], writing: Writing, place: Place): string {
  return nodes.map((node) => block(node, writing, place)).join('');
}

function block(node: Node, writing: Writing, place: Place): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const look = node.type === 'heading' ? { bold: true } : {};
      return placed(inlineRuns(node.children, writing, look), writing, place);
    }
    case 'blockquote':
      return blocks(node.children, writing, { ...place, style: 'quote' });
    case 'list':
      return listBlocks(node, writing, place);
    case 'code':
      return paragraph(writing, 'code', textRun(node.value, { code: true }), indented(place));
    case 'table':
      return proseTable(node, writing);
    case 'thematicBreak':
      return paragraph(writing, 'separator', textRun('* * *'));
    case 'html':
      return htmlBlock(node.value, writing, place);
    case 'marker':
      return paragraph(writing, 'problem', markerRuns(node, writing));
    case 'definition':
    case 'footnoteDefinition':
      return '';
    default:
      return placed(inlineRuns([node], writing), writing, place);
  }
}

function placed(runs: string, writing: Writing, place: Place, options: ParagraphOptions = indented(place)): string {
  if (runs === '') return '';
  const style = place.level > 0 && place.style === 'normal' ? 'list' : place.style;
  return paragraph(writing, style, runs, options);
}

/** Of our style for quotations, which the indent of an item takes the place of. */
const quoteIndent = 510;

function indented({ level, style }: Place): ParagraphOptions {
  return level === 0 ? {} : { indent: itemIndent(level - 1) + (style === 'quote' ? quoteIndent : 0) };
}

function listBlocks({ ordered, start, children }: List, writing: Writing, place: Place): string {
  const numbering = writing.lists.open(ordered ? (start ?? 1) : undefined);
  return children
    .map((item) => {
      // A box to tick stands for the bullet.
      const sign = ordered || !startsWithBox(item) ? numbering(place.level) : undefined;
      return itemBlocks(item, sign, writing, place);
    })
    .join('');
}

function startsWithBox(item: ListItem): boolean {
  return typeof item.checked === 'boolean' || /^[☐☑☒]/.test(textOf(item));
}

/** Its number or bullet stands at its first words, also where it begins with a list or holds nothing. */
function itemBlocks(item: ListItem, numbering: string | undefined, writing: Writing, { style, level }: Place): string {
  const place = { style, level: level + 1 };
  const options =
    numbering === undefined
      ? indented(place)
      : { numbering, ...(style === 'quote' ? { indent: quoteIndent + itemIndent(level) } : {}) };
  const box = typeof item.checked === 'boolean' ? textRun(item.checked ? '☒ ' : '☐ ') : '';
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph')
    return placed(box || textRun(' '), writing, place, options) + blocks(item.children, writing, place);
  const words = box + inlineRuns(first.children, writing);
  return placed(words || textRun(' '), writing, place, options) + blocks(rest, writing, place);
}

function proseTable({ align, children }: ProseTable, writing: Writing): string {
  const [head, ...body] = children;
  const cell = (node: TableCell) => ({ runs: inlineRuns(node.children, writing), text: textOf(node) });
  return tableXml(
    {
      aligns: (head?.children ?? []).map((_, column) => align?.[column] ?? null),
      head: (head?.children ?? []).map(cell),
      rows: body.map((row) => row.children.map(cell)),
    },
    writing,
  );
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** What a reader would see of it: comments and tags go, words stay. */
function htmlBlock(html: string, writing: Writing, place: Place): string {
  const words = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? '' : placed(textRun(words), writing, place);
}
