import type { Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { ImportedParagraph } from './importer.ts';

/** A text of HTML with every character at its place. */
export interface HtmlInPlace {
  /** All text of the page, as a browser's `textContent` gives it. */
  readonly text: string;
  readonly paragraphs: readonly ImportedParagraph[];
  /** Where a unit of `text` stands in the texts of the paragraphs, joined by `\n`. */
  readonly unitOf: (unit: number) => number;
}

const blocks = new Set(
  'address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const set = new Set(['b', 'strong', 'i', 'em']);

/** Reads HTML of which passages are marked by their place in its text. */
export function htmlInPlace(html: string): HtmlInPlace {
  const walk = new Walk();
  walk.visit(unified().use(rehypeParse, { fragment: true }).parse(html), {});
  return walk.end();
}

interface Context {
  readonly emphasised?: boolean;
  readonly kept?: boolean;
  readonly heading?: number;
}

interface OpenParagraph {
  text: string;
  /** How many units from its start are emphasised so far, and whether others follow. */
  lead: number;
  plain: boolean;
  heading: number | undefined;
}

class Walk {
  private text = '';
  private readonly done: OpenParagraph[] = [];
  private open: OpenParagraph = { text: '', lead: 0, plain: false, heading: undefined };
  /** Pieces of the text: where each begins in it, in which paragraph, and where there. */
  private readonly pieces: { at: number; paragraph: number; within: number }[] = [];

  visit(node: Nodes, context: Context): void {
    if (node.type === 'text') this.say(node.value, context);
    else if (node.type === 'root') for (const child of node.children) this.visit(child, context);
    else if (node.type === 'element') {
      const { tagName } = node;
      if (tagName === 'br') this.open.text += '\n';
      const isBlock = blocks.has(tagName);
      const level = /^h([1-6])$/.exec(tagName)?.[1];
      const own = {
        ...context,
        ...(set.has(tagName) ? { emphasised: true } : {}),
        ...(tagName === 'pre' ? { kept: true } : {}),
        ...(level === undefined ? {} : { heading: Number(level) }),
      };
      if (isBlock) this.close();
      for (const child of node.children) this.visit(child, own);
      if (isBlock) this.close();
    }
  }

  end(): HtmlInPlace {
    this.close();
    const starts: number[] = [];
    this.done.reduce((at, { text }) => (starts[starts.push(at) - 1] as number) + text.length + 1, 0);
    const length = this.done.reduce((sum, { text }) => sum + text.length + 1, 0);
    const { pieces, text } = this;
    return {
      text,
      paragraphs: this.done.map(paragraphOf),
      unitOf(unit) {
        const piece = pieces[lastAt(pieces, unit)];
        if (unit >= text.length || !piece) return Math.max(0, length - 1);
        return (starts[piece.paragraph] as number) + piece.within + unit - piece.at;
      },
    };
  }

  private say(value: string, { emphasised = false, kept = false, heading }: Context): void {
    const { open } = this;
    this.pieces.push({ at: this.text.length, paragraph: this.done.length, within: open.text.length });
    this.text += value;
    open.text += kept ? value : value.replace(/[\t\n\r]/g, ' ');
    open.heading ??= heading;
    if (value.trim() === '') return;
    if (!emphasised) open.plain = true;
    else if (!open.plain) open.lead = open.text.length;
  }

  private close(): void {
    this.done.push(this.open);
    this.open = { text: '', lead: 0, plain: false, heading: undefined };
  }
}

function paragraphOf({ text, lead, plain, heading }: OpenParagraph): ImportedParagraph {
  if (heading !== undefined) return { text, heading };
  if (lead === 0) return { text };
  // A label is looked for in the cleaned text, that begins with the first character.
  return plain ? { text, lead: text.slice(0, lead).trimStart().length } : { text, emphasised: true };
}

/** The last piece that begins at a unit or before it. */
function lastAt(pieces: readonly { at: number }[], unit: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= unit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
