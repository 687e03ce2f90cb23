import type { Leaf } from './leaves.ts';

/** A stretch of a body: leaves read here, or, without them, Markdown that only the full parser may read. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly leaves?: readonly Leaf[];
}

/** A sign that the parser drops where a text begins, and one that ends a line to it alone. */
const whole = /[\ufeff\r]/;
const blank = /^[ \t]*$/;
/** What opens a block that is no paragraph, an indented line, or a line of signs under a text. */
const opensBlock = /^(?:[ \t>]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/;
/** Escapes, code, references, tags, links, and whatever Markdown would replace. */
const inline = /[\\`\0\t_]|&[#A-Za-z]|<[A-Za-z/!?]|\]\(/;
const quoteMark = /^> ?/;
const bullet = /^[-+*] /;
/** The line after blank ones is indented: of the list before it, maybe. */
const goesOn = /\n(?:[ \t]*\n)*[ \t]+[^ \t\n]/y;
const title = /^(#{1,6}) +(?=[^ #])(?:[^*#]*[^ *#])$/;
/** Emphasis that stands between spaces, nothing nested in it. */
const emphasis = /(?<![^ ])(\*{1,2})([^\s*](?:[^*]*[^\s*])?)\1(?![^ ])/g;

/**
 * A body cut where blank lines separate plain paragraphs from the rest. What is read here is read as the full parser reads
 * it (`leavesOf` compares them in a test); at the first construct of another kind the full parser takes over, up to the next
 * plain paragraph, which no list or quotation can hold.
 */
export function stretchesOf(body: string): Stretch[] {
  if (whole.test(body)) return [{ start: 0, end: body.length }];
  const stretches: Stretch[] = [];
  let open: { start: number; end: number } | undefined;
  const close = () => {
    if (open) stretches.push(open);
    open = undefined;
  };
  for (const chunk of chunksOf(body)) {
    const { start, text } = chunk[0] as Line;
    const { end } = chunk.at(-1) as Line;
    goesOn.lastIndex = end;
    const leaves = bullet.test(text) && goesOn.test(body) ? undefined : simpleLeaves(chunk);
    if (leaves) {
      close();
      stretches.push({ start, end, leaves });
    } else open = { start: open?.start ?? start, end };
  }
  close();
  return stretches;
}

interface Line {
  readonly start: number;
  /** Before the newline. */
  readonly end: number;
  readonly text: string;
}

/** Lines that no blank line separates. */
function* chunksOf(body: string): Generator<Line[]> {
  let chunk: Line[] = [];
  for (let start = 0; start <= body.length; ) {
    const newline = body.indexOf('\n', start);
    const end = newline === -1 ? body.length : newline;
    const text = body.slice(start, end);
    if (!blank.test(text)) chunk.push({ start, end, text });
    else if (chunk.length > 0) {
      yield chunk;
      chunk = [];
    }
    start = end + 1;
  }
  if (chunk.length > 0) yield chunk;
}

function simpleLeaves(chunk: readonly Line[]): Leaf[] | undefined {
  if (chunk.some(({ text }) => inline.test(text))) return undefined;
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
    const heading = title.exec(line.text);
    if (heading) {
      if (!close()) return undefined;
      const from = heading[0].length - heading[0].replace(/^#+ +/, '').length;
      const text = line.text.slice(from);
      leaves.push({
        kind: 'heading',
        start: line.start,
        end: line.end,
        plain: { text, offsets: offsetsOf(line.start + from, text.length) },
        emphasised: true,
      });
    } else if (opensBlock.test(line.text)) return undefined;
    else lines.push(line);
  }
  return close() ? leaves : undefined;
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
  const [first, last] = [lines[0] as Line, lines.at(-1) as Line];
  const offsets = new Int32Array(last.end - first.start);
  let text = '';
  const put = (piece: string, at: number) => {
    for (let i = 0, to = text.length; i < piece.length; i++) offsets[to + i] = at + i;
    text += piece;
  };
  let outside = '';
  for (const [index, line] of lines.entries()) {
    if (index > 0) put('\n', (lines[index - 1] as Line).end);
    const said = line.text.endsWith(' ') ? line.text.replace(/ +$/, '') : line.text;
    if (!said.includes('*')) {
      put(said, line.start);
      outside += said;
      continue;
    }
    let from = 0;
    for (const match of said.matchAll(emphasis)) {
      const [whole, signs, inner] = match as unknown as [string, string, string];
      const before = said.slice(from, match.index);
      put(before, line.start + from);
      put(inner, line.start + match.index + signs.length);
      outside += before;
      from = match.index + whole.length;
    }
    const rest = said.slice(from);
    put(rest, line.start + from);
    outside += rest;
  }
  if (outside.includes('*')) return undefined;
  const emphasised = outside.trim() === '' && text.trim() !== '';
  return {
    kind: 'paragraph',
    start: first.start,
    end: last.end,
    plain: { text, offsets: offsets.slice(0, text.length) },
    emphasised,
  };
}

function offsetsOf(start: number, length: number): Int32Array {
  return Int32Array.from({ length }, (_, i) => start + i);
}
