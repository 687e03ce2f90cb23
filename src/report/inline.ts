import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { TextDirective as TextDirectiveNode } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { nearest } from '../language/nearest.ts';
import type { Place } from '../model/place.ts';
import { type Composing, fault } from './composing.ts';
import type { MarkerNode } from './document.ts';
import { leafDirectives } from './leaf-directives.ts';
import { textDirectives } from './text-directives.ts';

export interface Inlined<T> {
  readonly nodes: (T | MarkerNode)[];
  /** The Markdown from `start` to `end`, directives replaced; everything else is byte-identical. */
  readonly markdown: string;
}

interface Frame {
  readonly body: string;
  readonly placeOf: (offset: number) => Place;
  readonly composing: Composing;
}

/** Replaces the text directives in nodes of the analyst's prose, in the mdast and in the Markdown alike. */
export function inlineDirectives<T extends RootContent | PhrasingContent>(
  nodes: readonly T[],
  start: number,
  end: number,
  frame: Frame,
): Inlined<T> {
  const edits: { start: number; end: number; text: string }[] = [];
  const replaced = nodes.flatMap((node) => walk(node, frame, edits));
  let markdown = '';
  let from = start;
  for (const edit of edits) {
    markdown += frame.body.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return { nodes: replaced as (T | MarkerNode)[], markdown: markdown + frame.body.slice(from, end) };
}

type Edits = { start: number; end: number; text: string }[];

function walk(node: Nodes, frame: Frame, edits: Edits): (Nodes | MarkerNode)[] {
  if (node.type === 'textDirective') return directive(node, frame, edits);
  if (node.type === 'leafDirective' || node.type === 'containerDirective') {
    const at = node.position?.start.offset ?? 0;
    const message = fault(
      frame.composing,
      frame.placeOf(at),
      'directive-place',
      `\`::${node.name}\` must stand on a line of its own, at the left margin, outside lists and quotes.`,
    );
    edits.push({ start: at, end: node.position?.end.offset ?? at, text: markerMarkdown(message) });
    return [{ type: 'paragraph', children: [{ type: 'marker', message } as unknown as PhrasingContent] }];
  }
  if (!('children' in node)) return [node];
  const children = (node.children as Nodes[]).flatMap((child) => walk(child, frame, edits));
  return [{ ...node, children } as Nodes];
}

function directive(node: TextDirectiveNode, frame: Frame, edits: Edits): (Nodes | MarkerNode)[] {
  const { body, placeOf, composing } = frame;
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const source = body.slice(start, end);
  const known = Object.hasOwn(textDirectives, node.name) ? textDirectives[node.name] : undefined;
  const bare = source === `:${node.name}`;
  if (bare || (!known && /[\p{L}\p{N}]/u.test(body[start - 1] ?? ''))) return asWritten(node, source, frame, edits);
  const place = placeOf(start);
  const mark = (message: string, children: (Nodes | MarkerNode)[], text: string) => {
    edits.push({ start, end, text: `${text}${markerMarkdown(message)}` });
    return [...children, { type: 'marker', message } as MarkerNode];
  };
  if (!known) {
    const block = Object.hasOwn(leafDirectives, node.name);
    const expected = nearest(node.name, Object.keys(textDirectives));
    const hint = block
      ? `\`::${node.name}\` takes two colons and a line of its own.`
      : `Known: ${Object.keys(textDirectives).join(', ')}.`;
    const message = fault(composing, place, 'unknown-directive', `There is no directive \`:${node.name}\`. ${hint}`, {
      expected,
    });
    return mark(message, [{ type: 'text', value: source }], source);
  }
  const attributes = Object.fromEntries(
    Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? '']),
  );
  for (const key of Object.keys(attributes)) {
    if (known.attributes.includes(key)) continue;
    const expected = nearest(key, known.attributes);
    fault(
      composing,
      place,
      'unknown-attribute',
      `\`:${node.name}\` takes no \`${key}\`. Known: ${known.attributes.join(', ')}.`,
      { expected },
    );
  }
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  if (known.bracketed && (first === undefined || last === undefined)) {
    const message = fault(
      composing,
      place,
      'missing-text',
      `\`:${node.name}\` needs its words between brackets: :${node.name}[…]{…}.`,
    );
    return mark(message, [], '');
  }
  const inner = inlineDirectives(node.children, first ?? start, last ?? start, frame);
  const result = known.build(
    textOf({ type: 'paragraph', children: inner.nodes as PhrasingContent[] }),
    { name: node.name, attributes, place },
    composing,
  );
  const text = result.text ?? (result.bold ? `**${inner.markdown}**` : inner.markdown);
  const children: (Nodes | MarkerNode)[] =
    result.text !== undefined
      ? [{ type: 'text', value: result.text }]
      : result.bold
        ? [{ type: 'strong', children: inner.nodes as PhrasingContent[] }]
        : (inner.nodes as Nodes[]);
  if (result.marker !== undefined) return mark(result.marker, children, text);
  edits.push({ start, end, text });
  return children;
}

/** What only looks like a directive (`10:30`, `a:b`) is prose. */
function asWritten(node: TextDirectiveNode, source: string, frame: Frame, edits: Edits): (Nodes | MarkerNode)[] {
  const first = node.children[0]?.position?.start.offset;
  if (first === undefined) return [{ type: 'text', value: source }];
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const last = node.children.at(-1)?.position?.end.offset ?? first;
  const children = node.children.flatMap((child) => walk(child, frame, edits));
  return [
    { type: 'text', value: frame.body.slice(start, first) },
    ...children,
    { type: 'text', value: frame.body.slice(last, end) },
  ];
}

export function markerMarkdown(message: string): string {
  return ` **⚠ ${message.replace(/[\\*_[\]<`]/g, '\\$&')}**`;
}
