import type { Nodes } from 'mdast';
import { appendAll } from '../model/append.ts';
import type { Span } from '../model/span.ts';
import { parseDirectives } from '../parse/template.ts';
import type { Document, MarkerNode } from './document.ts';

/** A paragraph, heading or cell of the analyst's prose, as a report shows it. */
export interface TemplateLeaf {
  readonly text: string;
  /** For each UTF-16 unit of `text` where it is written in the body; absent where a directive gives it. */
  readonly units: readonly (Span | undefined)[];
  readonly span: Span;
  /** The block of the body it stands in: itself, or the list, quotation or table around it. */
  readonly block: Span;
  readonly kind: 'paragraph' | 'heading' | 'item' | 'inner';
  /** Of an item: the item as a whole, where it is nothing but this paragraph. */
  readonly item?: Span;
  /** Emphasis, links and the like in it. */
  readonly marks: readonly Span[];
}

type Node = Nodes | MarkerNode;

/**
 * The leaves of a composed report that stand in the body of its template, in order.
 * @param kept stretches of the body that are directives
 */
export function templateLeaves(document: Document, body: string, kept: readonly Span[]): TemplateLeaf[] {
  const read = (node: Node, block: Span, kind: TemplateLeaf['kind'], item?: Span): TemplateLeaf[] => {
    if (node.type === 'marker' || node.type === 'footnoteDefinition') return [];
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      return [
        leafOf(node, {
          block,
          kind: node.type === 'heading' ? 'heading' : kind,
          body,
          kept,
          ...(item ? { item } : {}),
        }),
      ];
    if (node.type === 'listItem') {
      const only = node.children.length === 1 ? spanOf(node) : undefined;
      return node.children.flatMap((child, index) => read(child, block, index === 0 ? 'item' : 'inner', only));
    }
    return 'children' in node ? (node.children as Node[]).flatMap((child) => read(child, block, 'inner')) : [];
  };
  return document.blocks.flatMap((block) => {
    if (block.type === 'prose')
      return block.nodes.flatMap((node) =>
        'position' in node && node.position ? read(node, spanOf(node), 'paragraph') : [],
      );
    if (block.type !== 'heading') return [];
    const spans = block.nodes.flatMap((node) => ('position' in node && node.position ? [spanOf(node)] : []));
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return [];
    const span = { start: body.lastIndexOf('\n', first.start - 1) + 1, end: endOfLine(body, last.end) };
    const heading = { type: 'heading', children: block.nodes, position: undefined } as unknown as Nodes;
    return [{ ...leafOf(heading, { block: span, kind: 'heading', body, kept }), span }];
  });
}

function endOfLine(body: string, from: number): number {
  const end = body.indexOf('\n', from);
  return end === -1 ? body.length : end;
}

type Around = Pick<TemplateLeaf, 'block' | 'kind' | 'item'> & { readonly body: string; readonly kept: readonly Span[] };

function leafOf(node: Node, { body, kept, ...around }: Around): TemplateLeaf {
  let text = '';
  const units: (Span | undefined)[] = [];
  const marks: Span[] = [];
  const add = (words: string, written: readonly (Span | undefined)[]) => {
    text += words;
    appendAll(units, written);
  };
  const given = (words: string) => Array.from({ length: words.length }, () => undefined);
  const walk = (one: Node): void => {
    const span = 'position' in one && one.position ? spanOf(one) : undefined;
    if (one.type === 'text') add(one.value, writtenIn(one.value, span) ?? given(one.value));
    else if (one.type === 'inlineCode') add(one.value, given(one.value));
    else if (isBreak(one)) add('\n', [span]);
    else if ('children' in one) {
      if (span && one !== node) marks.push(span);
      (one.children as Node[]).forEach(walk);
    }
  };
  const writtenIn = (words: string, span: Span | undefined) => {
    const isKept = !span || kept.some(({ start, end }) => span.start < end && start < span.end);
    return isKept ? undefined : writtenUnits(words, span, body);
  };
  walk(node);
  return { text, units, marks, span: 'position' in node && node.position ? spanOf(node) : around.block, ...around };
}

function isBreak(node: Node): boolean {
  return node.type === 'break' || (node.type === 'html' && /^<br\b/i.test(node.value));
}

/** Where each unit of a text stands in its Markdown; undefined where the two are not plainly the same. */
function writtenUnits(value: string, { start, end }: Span, body: string): Span[] | undefined {
  const units: Span[] = [];
  let at = start;
  for (let i = 0; i < value.length; i++) {
    const from = at;
    if (body[at] === '\\' && body[at + 1] === value[i] && /[!-/:-@[-`{-~]/.test(value[i] as string)) at++;
    if (body[at] !== value[i]) return undefined;
    at++;
    // The marks of a quotation, or an indent, at the head of its further lines.
    if (value[i] === '\n') at += /^[ \t]*(?:>[ \t]?)*[ \t]*/.exec(body.slice(at, end))?.[0].length ?? 0;
    units.push({ start: from, end: at });
  }
  return at === end ? units : undefined;
}

function spanOf({ position }: Nodes): Span {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}

/** Where the directives of a body stand, those within sentences too. */
export function directivesIn(body: string): Span[] {
  const within = (node: Nodes): Span[] => {
    if (node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective')
      return [spanOf(node)];
    return 'children' in node ? node.children.flatMap(within) : [];
  };
  return within(parseDirectives(body));
}
