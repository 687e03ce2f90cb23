import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../model/span.ts';

/** The words of a paragraph, a heading or a cell as a reader sees them. */
export interface WordsRead {
  readonly text: string;
  /** For each UTF-16 unit of `text` where it stands in the body; one more for the end. */
  readonly offsets: readonly number[];
  /** Stretches of `text` in emphasis. */
  readonly emphasised: readonly Span[];
  /** Where footnotes are called and links stand. */
  readonly references: readonly Span[];
  /** What a directive or code gives, not the analyst's own words; a `:term` is. */
  readonly given: readonly Span[];
  /** What the analyst says is not to be checked: `:claim[…]{unchecked=…}`. */
  readonly unchecked: readonly Span[];
  /** A comment says so of all of it: `<!-- unchecked: … -->`. */
  readonly isUnchecked: boolean;
}

interface Reading {
  text: string;
  offsets: number[];
  emphasised: Span[];
  references: Span[];
  given: Span[];
  unchecked: Span[];
  isUnchecked: boolean;
}

/** Reads the inline content of a block; what a directive without words gives is `…`. */
export function readWords(block: Nodes, body: string): WordsRead {
  const reading: Reading = {
    text: '',
    offsets: [],
    emphasised: [],
    references: [],
    given: [],
    unchecked: [],
    isUnchecked: false,
  };
  read(block, body, reading);
  return { ...reading, offsets: [...reading.offsets, block.position?.end.offset ?? body.length] };
}

const uncheckedComment = /^<!--\s*unchecked\s*[:=]\s*\S/u;

/** Whether a node is a comment that says where what stands beside it comes from. */
export function isUncheckedComment(node: Nodes | undefined): boolean {
  return node?.type === 'html' && uncheckedComment.test(node.value);
}

function read(node: Nodes, body: string, reading: Reading): void {
  const from = reading.text.length;
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const add = (text: string, offsets: (index: number) => number) => {
    for (let i = 0; i < text.length; i += 1) reading.offsets.push(offsets(i));
    reading.text += text;
  };
  if (node.type === 'text') {
    const places = alignedWith(node.value, body.slice(start, end));
    add(node.value, (index) => start + (places[index] as number));
  } else if (node.type === 'break') add('\n', () => start);
  else if (node.type === 'inlineCode') add(node.value.replace(/[«»“”„"]/g, ' '), (index) => start + index);
  else if (node.type === 'footnoteReference') reading.references.push({ start: from, end: from });
  else if (isUncheckedComment(node)) reading.isUnchecked = true;
  else if (node.type === 'textDirective' && textOf(node) === '') {
    const written = body.slice(start, end);
    add(/[\]}]$/.test(written) ? '…' : written, (index) => start + index);
  } else if ('children' in node) for (const child of node.children as Nodes[]) read(child, body, reading);
  mark(node, { start: from, end: reading.text.length }, reading);
}

/** What a node says of the words it holds. */
function mark(node: Nodes, span: Span, reading: Reading): void {
  if (node.type === 'inlineCode') reading.given.push(span);
  if (node.type === 'emphasis') reading.emphasised.push(span);
  if (node.type === 'link' || node.type === 'linkReference') reading.references.push(span);
  if (node.type !== 'textDirective') return;
  if (node.name !== 'term') reading.given.push(span);
  if ((node.attributes?.unchecked ?? '').trim() !== '') reading.unchecked.push(span);
}

/**
 * Where each unit of a text node stands in its Markdown: escapes, entities and the marks that open the further lines of
 * a block quote are no part of the text.
 */
function alignedWith(value: string, written: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (let i = 0; i < value.length; i += 1) {
    const unit = value[i];
    if (written[at] !== unit) at = skipTo(unit, value[i - 1], written, at);
    places.push(Math.min(at, written.length));
    const entity = written[at] === '&' && unit !== '&' ? /^&#?\w+;/.exec(written.slice(at, at + 40)) : null;
    at += entity ? entity[0].length : 1;
  }
  return places;
}

function skipTo(unit: string | undefined, before: string | undefined, written: string, from: number): number {
  if (written[from] === '\\' && written[from + 1] === unit) return from + 1;
  if (written[from] === '&') return from;
  if (before !== '\n') return from;
  const lead = /^[\s>]*/.exec(written.slice(from))?.[0].length ?? 0;
  return written[from + lead] === unit ? from + lead : from;
}
