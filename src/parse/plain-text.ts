import type { Nodes, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Text as a reader sees it, and where it stands in the Markdown it comes from. */
export interface PlainText {
  readonly text: string;
  /** Where the two run in step: `text[from]` stands at `offset`. Ascending; none goes on where the one before would. */
  readonly runs: readonly Run[];
}

interface Run {
  readonly from: number;
  readonly offset: number;
}

/** A run that goes on where the one before it would is none of its own. */
export function addRun(runs: Run[], from: number, offset: number): void {
  const run = runs.at(-1);
  if (!run || offset - run.offset !== from - run.from) runs.push({ from, offset });
}

/** Where a unit of the text stands in the Markdown. */
export function offsetOf({ runs }: PlainText, index: number): number {
  let at = runs.length - 1;
  while (at > 0 && (runs[at] as Run).from > index) at--;
  const { from, offset } = runs[at] ?? { from: 0, offset: 0 };
  return offset + index - from;
}

/** The first unit of the text that stands at or after an offset of the Markdown; the text's length where none does. */
export function indexOf({ text, runs }: PlainText, offset: number): number {
  for (const [at, run] of runs.entries()) {
    const to = runs[at + 1]?.from ?? text.length;
    if (offset < run.offset + to - run.from) return run.from + Math.max(0, offset - run.offset);
  }
  return text.length;
}

/** Whether a unit is white space. */
export function isWhite(code: number): boolean {
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(String.fromCharCode(code));
}

const inlineTags =
  /^<\/?(?:a|abbr|b|br|c|cite|code|del|div|em|font|i|ins|kbd|mark|p|q|s|small|span|strike|strong|sub|sup|u|v|wbr)\b[^>]*>$/;

/**
 * Emphasis, escapes and character references are taken out of phrasing content; lines stay lines.
 * Inline HTML tags are dropped; what only looks like a tag (`<rires>`) stays.
 */
export function plainText(nodes: readonly PhrasingContent[], markdown: string): PlainText {
  let text = '';
  const runs: Run[] = [];
  const put = (units: string, at: number) => {
    for (let i = 0; i < units.length; i++) addRun(runs, text.length + i, at);
    text += units;
  };
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0;
    if (node.type === 'text') alignText(node.value, markdown, start, put);
    else if (node.type === 'inlineCode') alignLiteral(node.value, markdown, codeStart(markdown, start), put);
    else if (node.type === 'break') put('\n', markdown.indexOf('\n', start));
    else if (node.type === 'html') {
      if (!inlineTags.test(node.value)) alignLiteral(node.value, markdown, start, put);
    } else if ('children' in node) node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return { text, runs };
}

type Put = (units: string, at: number) => void;

/** Walks a text node's value and its Markdown together, past escapes, references and the margins of lines. */
function alignText(value: string, markdown: string, start: number, put: Put): void {
  let at = start;
  for (let i = 0; i < value.length; ) {
    const reference = referenceAt(markdown, at);
    if (reference) {
      const units = decodeReference(reference);
      put(units.replace(/\n/g, ' '), at);
      at += reference.length;
      i += units.length;
    } else if (value[i] === '\n') {
      at = markdown.indexOf('\n', at);
      put('\n', at++);
      while (markdown[at] === ' ' || markdown[at] === '\t' || markdown[at] === '>') at++;
      i++;
    } else {
      if (isEscape(markdown, at)) at++;
      put(value[i++] as string, at++);
    }
  }
}

/** Walks a value without escapes and its Markdown together; only line ends, margins of lines and zeros differ. */
function alignLiteral(value: string, markdown: string, start: number, put: Put): void {
  let at = start;
  for (const unit of value.split('')) {
    const asRead = unit === ' ' ? '\n' : unit === '\ufffd' ? '\0' : unit;
    const isHere = (offset: number) =>
      markdown[offset] === unit || markdown[offset] === asRead || offset >= markdown.length;
    while (!isHere(at)) at++;
    put(unit === '\n' ? ' ' : unit, at++);
  }
}

/** Where the content of inline code begins: after its backticks and the space that keeps them apart. */
function codeStart(markdown: string, start: number): number {
  const fence = /^`+/.exec(markdown.slice(start, start + 100))?.[0] ?? '';
  const close = markdown.indexOf(fence, start + fence.length);
  const content = markdown.slice(start + fence.length, close);
  return start + fence.length + (/^[ \n][\s\S]*[^ \n][\s\S]*[ \n]$/.test(content) ? 1 : 0);
}

function isEscape(markdown: string, at: number): boolean {
  return markdown[at] === '\\' && /[!-/:-@[-`{-~]/.test(markdown[at + 1] ?? '');
}

const references = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;

/** The character reference (`&nbsp;`, `&#38;`) that stands at an offset of unescaped Markdown. */
export function referenceAt(markdown: string, at: number): string | undefined {
  if (markdown[at] !== '&') return undefined;
  references.lastIndex = at;
  const reference = references.exec(markdown)?.[0];
  return reference !== undefined && decodeReference(reference) !== reference ? reference : undefined;
}

const parser = unified().use(remarkParse);
const decoded = new Map<string, string>();

function decodeReference(reference: string): string {
  const known = decoded.get(reference) ?? textOf(parser.parse(`x${reference}x`)).slice(1, -1);
  decoded.set(reference, known);
  return known;
}
