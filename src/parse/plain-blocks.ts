import type { LabelledBlock } from './label-candidates.ts';
import { isWhite } from './plain-text.ts';
import { inline, isSaid, opensBlock, title } from './simple-leaves.ts';

/** A line that is a paragraph, a heading, an item of a list or a quotation of its own; offsets are units of the line. */
export interface PlainBlock extends LabelledBlock {
  /** What is said in it, the marks around it aside, begins and ends here. */
  readonly from: number;
  readonly to: number;
  /** All of it is set apart as a question would be. */
  readonly emphasised: boolean;
  /** Where bold words end that it begins with: only a label may be so. */
  readonly bold: number | undefined;
}

export type LineKind = 'heading' | 'item' | 'quotation' | 'text';

const space = 0x20;
const star = 0x2a;

/** What a line holds that is a block of its own. */
export interface PlainLine {
  readonly kind: LineKind;
  readonly block: PlainBlock;
}

/**
 * A line that is a block of its own, read as the full parser reads it; undefined where any other Markdown may stand in it.
 * @param line not blank.
 * @param above the line above, where it is not blank.
 */
export function plainLine(line: string, above: LineKind | undefined): PlainLine | undefined {
  if (inline.test(line)) return undefined;
  const kind = kindOf(line);
  const block = mayFollow(kind, above) ? blockOf(kind, line) : undefined;
  return block && { kind, block };
}

/** Whether a block may stand on the line below another, or below a blank one. */
export function mayFollow(kind: LineKind, above: LineKind | undefined): boolean {
  if (above === undefined) return true;
  if (kind === 'heading') return above === 'heading' || above === 'text';
  if (kind === 'text') return above === 'heading';
  return kind === 'item' && above === 'item';
}

function kindOf(line: string): LineKind {
  const code = line.charCodeAt(0);
  // Nearly every line that is no label begins with a letter.
  if (code > 0x3e) return 'text';
  if (code === 0x23) return 'heading';
  if (code === 0x3e) return 'quotation';
  const isMark = code === star || code === 0x2d || code === 0x2b;
  return isMark && line.startsWith(' ', 1) ? 'item' : 'text';
}

function blockOf(kind: LineKind, line: string): PlainBlock | undefined {
  if (kind === 'text') return textOf(line);
  if (kind === 'item') return after(2, line);
  if (kind === 'quotation') return after(line[1] === ' ' ? 2 : 1, line);
  if (!title.test(line)) return undefined;
  const end = line.length;
  const said = end - line.replace(/^#+ +/, '').length;
  return blockFrom('heading', [0, end], [said, end], true);
}

function textOf(line: string): PlainBlock | undefined {
  const end = line.length;
  if (line.charCodeAt(0) !== star) {
    const isPlain = (isSaid(line) || !opensBlock.test(line)) && !line.includes('*');
    return isPlain ? plain(0, end) : undefined;
  }
  const marks = line.startsWith('**') ? 2 : 1;
  const close = closingMark(line, marks);
  if (close === undefined) return undefined;
  let rest = close + marks;
  const bold = rest;
  while (rest < line.length && line.charCodeAt(rest) === space) rest++;
  if (rest < line.length) return blockFrom('paragraph', [0, end], [0, end], false, bold);
  return blockFrom('paragraph', [0, end], [marks, close], true, bold);
}

/** What follows the mark of an item or a quotation. */
function after(mark: number, line: string): PlainBlock | undefined {
  const rest = line.slice(mark);
  if (rest.trim() === '' || opensBlock.test(rest) || rest.includes('*')) return undefined;
  return plain(mark, line.length);
}

function plain(start: number, end: number): PlainBlock {
  return blockFrom('paragraph', [start, end], [start, end], false);
}

/** All blocks are made here, in one shape: others are slower by half to read. */
function blockFrom(
  kind: PlainBlock['kind'],
  [start, end]: readonly [number, number],
  [from, to]: readonly [number, number],
  emphasised: boolean,
  bold?: number,
): PlainBlock {
  return { kind, isOneLine: true, start, end, from, to, emphasised, bold };
}

/** Where the only emphasis of a line that begins with it ends, before its marks. */
function closingMark(line: string, marks: number): number | undefined {
  const close = line.indexOf('*', marks);
  const rest = close + marks;
  if (close <= marks || (marks === 2 && !line.startsWith('**', close))) return undefined;
  if ((rest < line.length && line.charCodeAt(rest) !== space) || line.includes('*', rest)) return undefined;
  return isWhite(line.charCodeAt(marks)) || isWhite(line.charCodeAt(close - 1)) ? undefined : close;
}
