import type { Html, Nodes, PhrasingContent, RootContent, Text } from 'mdast';
import type { TextDirective as TextDirectiveNode } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { nearest } from '../language/nearest.ts';
import type { Place } from '../model/place.ts';
import { attributesOf, refuseText } from './attributes.ts';
import { type Composing, fault } from './composing.ts';
import type { MarkerNode } from './document.ts';
import { leafDirectives } from './leaf-directives.ts';
import { lostDirective } from './lost-directive.ts';
import { type TextDirective, textDirectives } from './text-directives.ts';

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

/** No prose nests lists and quotations as deep. */
const deepest = 200;

function walk(node: Nodes, frame: Frame, edits: Edits, depth = 0): (Nodes | MarkerNode)[] {
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
  if (node.type === 'text' || node.type === 'html') return withoutLoss(node, frame, edits, depth);
  if (!('children' in node) || depth > deepest) return [node];
  const children = (node.children as Nodes[]).flatMap((child) => walk(child, frame, edits, depth + 1));
  return [{ ...node, children } as Nodes];
}

/** Words or HTML with a marker after them where they swallow a directive. */
function withoutLoss(node: Text | Html, frame: Frame, edits: Edits, depth: number): (Nodes | MarkerNode)[] {
  const { end } = spanOf(node);
  const lost = lostDirective(node, frame.body, depth === 1);
  if (!lost) return [node];
  const message = fault(
    frame.composing,
    frame.placeOf(lost.start),
    'directive-place',
    `\`::${lost.name}\` must stand on a line of its own, at the left margin, with nothing before it and no HTML or table around it.`,
  );
  const marker: MarkerNode = { type: 'marker', message };
  edits.push({ start: end, end, text: `${node.type === 'html' ? '\n\n' : ''}${markerMarkdown(message)}` });
  if (node.type === 'text') return [node, marker];
  return [node, { type: 'paragraph', children: [marker as unknown as PhrasingContent] }];
}

function directive(node: TextDirectiveNode, frame: Frame, edits: Edits): (Nodes | MarkerNode)[] {
  const { start, end } = spanOf(node);
  const source = frame.body.slice(start, end);
  // None of them quotes.
  if (frame.composing.options.pinnedOnly) return [node];
  const known = Object.hasOwn(textDirectives, node.name) ? textDirectives[node.name] : undefined;
  const bare = source === `:${node.name}`;
  if (bare || (!known && /[\p{L}\p{N}]/u.test(frame.body[start - 1] ?? '')))
    return asWritten(node, source, frame, edits);
  const { nodes, text, marker } = known ? replacement(node, known, frame) : unknownDirective(node, source, frame);
  edits.push({ start, end, text: marker === undefined ? text : `${text}${markerMarkdown(marker)}` });
  return marker === undefined ? nodes : [...nodes, { type: 'marker', message: marker }];
}

/** What stands in the place of a directive, in the mdast and in the Markdown. */
interface Replacement {
  readonly nodes: (Nodes | MarkerNode)[];
  readonly text: string;
  readonly marker?: string;
}

function unknownDirective(
  { name, position }: TextDirectiveNode,
  source: string,
  { placeOf, composing }: Frame,
): Replacement {
  const names = Object.keys(textDirectives);
  const hint = Object.hasOwn(leafDirectives, name)
    ? `\`::${name}\` takes two colons and a line of its own.`
    : `Known: ${names.join(', ')}.`;
  const place = placeOf(position?.start.offset ?? 0);
  const marker = fault(composing, place, 'unknown-directive', `There is no directive \`:${name}\`. ${hint}`, {
    expected: nearest(name, names),
  });
  return { nodes: [{ type: 'text', value: source }], text: source, marker };
}

function replacement(node: TextDirectiveNode, known: TextDirective, frame: Frame): Replacement {
  const { name, children } = node;
  const { start } = spanOf(node);
  const place = frame.placeOf(start);
  const attributes = attributesOf(node, known.attributes, frame.body, place, frame.composing);
  if (!known.bracketed) refuseText(node, place, frame.composing);
  const first = children[0]?.position?.start.offset;
  const last = children.at(-1)?.position?.end.offset;
  if (known.bracketed && (first === undefined || last === undefined)) {
    const message = `\`:${name}\` needs its words between brackets: :${name}[…]{…}.`;
    return { nodes: [], text: '', marker: fault(frame.composing, place, 'missing-text', message) };
  }
  const inner = inlineDirectives(children, first ?? start, last ?? start, frame);
  const words = textOf({ type: 'paragraph', children: inner.nodes as PhrasingContent[] });
  const result = known.build(words, { name, attributes, place }, frame.composing);
  const marker = result.marker === undefined ? {} : { marker: result.marker };
  if (result.text !== undefined) return { nodes: [{ type: 'text', value: result.text }], text: result.text, ...marker };
  if (!result.bold) return { nodes: inner.nodes as Nodes[], text: inner.markdown, ...marker };
  return {
    nodes: [{ type: 'strong', children: inner.nodes as PhrasingContent[] }],
    text: `**${inner.markdown}**`,
    ...marker,
  };
}

function spanOf(node: Nodes): { start: number; end: number } {
  const start = node.position?.start.offset ?? 0;
  return { start, end: node.position?.end.offset ?? start };
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
