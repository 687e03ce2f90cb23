import type { Span } from '../model/span.ts';
import type { LabelledBlock } from './find-labels.ts';
import { inline, isSaid, opensBlock, title } from './simple-leaves.ts';

/** A line that is a paragraph, a heading, an item of a list or a quotation of its own. */
export interface PlainBlock extends LabelledBlock {
  /** What is said in it, the marks around it aside. */
  readonly said: Span;
  /** All of it is set apart as a question would be. */
  readonly emphasised: boolean;
  /** Where bold words end that it begins with: only a label may be so. */
  readonly bold: number | undefined;
}

type Kind = 'heading' | 'item' | 'quotation' | 'text';

/** What may stand on the line above, with no blank line between. */
const below: Readonly<Record<Kind, readonly (Kind | undefined)[]>> = {
  heading: [undefined, 'heading', 'text'],
  item: [undefined, 'item'],
  quotation: [undefined],
  text: [undefined, 'heading'],
};

const space = 0x20;

/**
 * The blocks of a body each of whose lines is one, read as the full parser reads it; undefined where any other Markdown may
 * stand in it.
 */
export function plainBlocks(body: string): PlainBlock[] | undefined {
  if (body.includes('\ufeff') || body.includes('\r') || inline.test(body)) return undefined;
  const blocks: PlainBlock[] = [];
  let above: Kind | undefined;
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf('\n', start);
    const end = newline === -1 ? body.length : newline;
    const line = body.slice(start, end);
    if (line === '') above = undefined;
    else if (line.charCodeAt(0) === space) {
      if (/[^ ]/.test(line)) return undefined;
      above = undefined;
    } else {
      const kind = kindOf(line);
      const block = below[kind].includes(above) ? blockOf[kind](line, start) : undefined;
      if (!block) return undefined;
      blocks.push(block);
      above = kind;
    }
    start = end + 1;
  }
  return blocks;
}

function kindOf(line: string): Kind {
  switch (line[0]) {
    case '#':
      return 'heading';
    case '>':
      return 'quotation';
    case '-':
    case '+':
    case '*':
      return line[1] === ' ' ? 'item' : 'text';
    default:
      return 'text';
  }
}

const blockOf: Readonly<Record<Kind, (line: string, start: number) => PlainBlock | undefined>> = {
  heading(line, start) {
    if (!title.test(line)) return undefined;
    const end = start + line.length;
    const said = { start: end - line.replace(/^#+ +/, '').length, end };
    return { kind: 'heading', start, end, said, emphasised: true, bold: undefined };
  },
  item: (line, start) => after(2, line, start),
  quotation: (line, start) => after(line[1] === ' ' ? 2 : 1, line, start),
  text(line, start) {
    if (!isSaid(line) && opensBlock.test(line)) return undefined;
    const end = start + line.length;
    if (!line.includes('*')) return plain(start, end);
    const marks = line[1] === '*' ? 2 : 1;
    const close = closingMark(line, marks);
    if (close === undefined) return undefined;
    const rest = close + marks;
    const bold = start + rest;
    if (/[^ ]/.test(line.slice(rest))) return { ...plain(start, end), bold };
    return { ...plain(start, end), said: { start: start + marks, end: start + close }, emphasised: true, bold };
  },
};

/** What follows the mark of an item or a quotation. */
function after(mark: number, line: string, start: number): PlainBlock | undefined {
  const rest = line.slice(mark);
  if (rest.trim() === '' || opensBlock.test(rest) || rest.includes('*')) return undefined;
  return plain(start + mark, start + line.length);
}

function plain(start: number, end: number): PlainBlock {
  return { kind: 'paragraph', start, end, said: { start, end }, emphasised: false, bold: undefined };
}

/** Where the only emphasis of a line that begins with it ends, before its marks. */
function closingMark(line: string, marks: number): number | undefined {
  const close = line.indexOf('*', marks);
  const rest = close + marks;
  if (line[0] !== '*' || close <= marks || (marks === 2 && line[close + 1] !== '*')) return undefined;
  if ((line[rest] ?? ' ') !== ' ' || line.includes('*', rest)) return undefined;
  return /\s/.test(line[marks] as string) || /\s/.test(line[close - 1] as string) ? undefined : close;
}
