import type { Leaf } from './leaves.ts';
import { addRun } from './plain-text.ts';

/** A stretch of a body: leaves read here, or, without them, Markdown that only the full parser may read. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly leaves?: readonly Leaf[];
}

const blank = /^[ \t]*$/;
const space = 0x20;
/** What a paragraph's line begins with, nearly always: no sign that may open anything else. */
const saidFirst = /^[\p{L}«»“”‘’(…]/u;
/** What opens a block that is no paragraph, an indented line, or a line of signs under a text. */
export const opensBlock = /^(?:[ \t>]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|=+[ \t]*$|-[- \t]*$)/;
/** Escapes, code, references, tags, links, and whatever Markdown would replace. */
export const inline = /[\\`\0\t_]|&[#A-Za-z]|<[A-Za-z/!?]|\]\(/;
const quoteMark = /^> ?/;
const bullet = /^[-+*] /;
/** The line after blank ones is indented: of the list before it, maybe. */
const goesOn = /\n(?:[ \t]*\n)*[ \t]+[^ \t\n]/y;
export const title = /^(#{1,6}) +(?=[^ #])(?:[^*#]*[^ *#])$/;

/**
 * A body cut where blank lines separate plain paragraphs from the rest. What is read here is read as the full parser reads
 * it (`leavesOf` compares them in a test); at the first construct of another kind the full parser takes over, up to the next
 * plain paragraph, which no list or quotation can hold.
 */
export function stretchesOf(body: string): Stretch[] {
  // A sign that the parser drops where a text begins, and one that ends a line to it alone.
  if (body.includes('\ufeff') || body.includes('\r')) return [{ start: 0, end: body.length }];
  const stretches: Stretch[] = [];
  let open: { start: number; end: number } | undefined;
  const close = () => {
    if (open) stretches.push(open);
    open = undefined;
  };
  const mayBeRich = inline.test(body);
  for (let from = 0; from <= body.length; ) {
    const { chunk, next } = chunkAt(body, from);
    from = next;
    if (chunk.length === 0) break;
    const { start, text } = chunk[0] as Line;
    const { end } = chunk[chunk.length - 1] as Line;
    const isRich =
      (bullet.test(text) && isContinued(body, end)) || (mayBeRich && chunk.some((line) => inline.test(line.text)));
    const leaves = isRich ? undefined : simpleLeaves(chunk);
    if (leaves) {
      close();
      stretches.push({ start, end, leaves });
    } else open = { start: open?.start ?? start, end };
  }
  close();
  return stretches;
}

/** Whether the list that ends at an offset may go on after blank lines. */
function isContinued(body: string, end: number): boolean {
  goesOn.lastIndex = end;
  return goesOn.test(body);
}

interface Line {
  readonly start: number;
  /** Before the newline. */
  readonly end: number;
  readonly text: string;
}

/** Lines that no blank line separates, from the first that is not blank; none where nothing follows. */
function chunkAt(body: string, from: number): { readonly chunk: Line[]; readonly next: number } {
  const chunk: Line[] = [];
  for (let start = from; start <= body.length; ) {
    const newline = body.indexOf('\n', start);
    const end = newline === -1 ? body.length : newline;
    const isBlank = body.charCodeAt(start) > space ? false : start === end || blank.test(body.slice(start, end));
    if (!isBlank) chunk.push({ start, end, text: body.slice(start, end) });
    start = end + 1;
    if (isBlank && chunk.length > 0) return { chunk, next: start };
  }
  return { chunk, next: body.length + 1 };
}

function simpleLeaves(chunk: readonly Line[]): Leaf[] | undefined {
  const first = (chunk[0] as Line).text;
  if (first.startsWith('>')) return quotation(chunk);
  if (bullet.test(first)) return bulletList(chunk);
  return paragraphs(chunk);
}

/** Headings, and what stands between them. */
function paragraphs(chunk: readonly Line[]): Leaf[] | undefined {
  const leaves: Leaf[] = [];
  let lines: Line[] = [];
  const close = (): boolean => {
    if (lines.length === 0) return true;
    const leaf = paragraph(lines);
    lines = [];
    if (leaf) leaves.push(leaf);
    return leaf !== undefined;
  };
  for (const line of chunk) {
    if (isSaid(line.text)) {
      lines.push(line);
      continue;
    }
    const heading = title.exec(line.text);
    if (heading) {
      if (!close()) return undefined;
      const from = heading[0].length - heading[0].replace(/^#+ +/, '').length;
      const text = line.text.slice(from);
      leaves.push({
        kind: 'heading',
        start: line.start,
        end: line.end,
        plain: { text, runs: [{ from: 0, offset: line.start + from }] },
        emphasised: true,
      });
    } else if (opensBlock.test(line.text)) return undefined;
    else lines.push(line);
  }
  return close() ? leaves : undefined;
}

/** Nearly every line begins with a letter of ASCII. */
export function isSaid(line: string): boolean {
  const code = line.charCodeAt(0) | 0x20;
  return (code >= 0x61 && code <= 0x7a) || saidFirst.test(line);
}

/** One paragraph, each of its lines after a `>`. */
function quotation(chunk: readonly Line[]): Leaf[] | undefined {
  const lines = chunk.flatMap((line) => after(quoteMark, line) ?? []);
  const leaf = lines.length === chunk.length ? paragraph(lines) : undefined;
  return leaf && [leaf];
}

/** Items of one line each. */
function bulletList(chunk: readonly Line[]): Leaf[] | undefined {
  const leaves = chunk.flatMap((line) => {
    const rest = after(bullet, line);
    return (rest && paragraph([rest])) ?? [];
  });
  return leaves.length === chunk.length ? leaves : undefined;
}

/** What follows a mark at the start of a line, where it opens no block of its own. */
function after(mark: RegExp, { start, end, text }: Line): Line | undefined {
  const length = mark.exec(text)?.[0].length;
  if (length === undefined) return undefined;
  const rest = text.slice(length);
  return opensBlock.test(rest) || blank.test(rest) ? undefined : { start: start + length, end, text: rest };
}

function paragraph(lines: readonly Line[]): Leaf | undefined {
  const [first, last] = [lines[0] as Line, lines[lines.length - 1] as Line];
  const { start, end } = { start: first.start, end: last.end };
  if (first === last && !first.text.includes('*'))
    return {
      kind: 'paragraph',
      start,
      end,
      plain: { text: withoutEnd(first), runs: [{ from: 0, offset: start }] },
      emphasised: false,
    };
  const runs: { from: number; offset: number }[] = [];
  let text = '';
  const put = (piece: string, at: number) => {
    if (piece === '') return;
    addRun(runs, text.length, at);
    text += piece;
  };
  /** What stands outside emphasis; of a line without any, nothing more is asked than whether it is blank. */
  let outside = '';
  for (const [index, line] of lines.entries()) {
    if (index > 0) put('\n', (lines[index - 1] as Line).end);
    const said = withoutEnd(line);
    if (!said.includes('*')) {
      put(said, line.start);
      if (said.trim() !== '') outside += '.';
      continue;
    }
    let from = 0;
    for (let at = said.indexOf('*'); at !== -1; at = said.indexOf('*', from)) {
      const close = emphasisEnd(said, at);
      if (close === undefined) return undefined;
      const { signs, end } = close;
      const before = said.slice(from, at);
      put(before, line.start + from);
      put(said.slice(at + signs, end), line.start + at + signs);
      outside += before;
      from = end + signs;
    }
    const rest = said.slice(from);
    put(rest, line.start + from);
    outside += rest;
  }
  const emphasised = outside.trim() === '' && text.trim() !== '';
  return { kind: 'paragraph', start, end, plain: { text, runs }, emphasised };
}

/** A line without the spaces it ends with. */
function withoutEnd({ text }: Line): string {
  return text.endsWith(' ') ? text.replace(/ +$/, '') : text;
}

/** Where emphasis ends that stands between spaces, nothing nested in it, and how many signs it has; undefined for any other. */
function emphasisEnd(text: string, at: number): { signs: number; end: number } | undefined {
  const signs = text[at + 1] === '*' ? 2 : 1;
  const end = text.indexOf('*', at + signs);
  const isApart = (at === 0 || text[at - 1] === ' ') && (text[end + signs] ?? ' ') === ' ';
  if (end <= at + signs || !isApart || (signs === 2 && text[end + 1] !== '*')) return undefined;
  const isTight = !/\s/.test(text[at + signs] as string) && !/\s/.test(text[end - 1] as string);
  return isTight ? { signs, end } : undefined;
}
