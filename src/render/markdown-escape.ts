import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The Markdown a plain text will stand in, as far as it changes how the text is read. */
export interface Surroundings {
  /** Markdown before the text. */
  readonly before?: string;
  /** The characters `before` shows: none of `**`, for instance. */
  readonly shownBefore?: string;
  /** Markdown after the text. */
  readonly after?: string;
  /** The characters `after` shows. */
  readonly shownAfter?: string;
  /** Labels that `[label]` or `[^label]` would call: those the rest of the document defines. */
  readonly definitions?: readonly string[];
}

/**
 * Plain text as Markdown that shows the same characters. Text that Markdown would not change stays as it is; else
 * only the signs that must be escaped are. White space is compared as a reader sees it: runs count as one space.
 */
export function escapeMarkdown(text: string, around: Surroundings = {}): string {
  const signs = [...text.matchAll(sign)].map((match) => match.index);
  // Nothing could be escaped, so that nothing need be parsed: most cells of a table.
  if (signs.length === 0) return text;
  const isFaithful = (markdown: string) => shows(markdown, text, around);
  if (isFaithful(text)) return text;
  return withEscapes(text, neededEscapes(text, signs, isFaithful));
}

// What Markdown reads anywhere; at the start of a line; after a number there.
const sign = /[\\`*_[\]<#~&|]|(?<=^[ \t]*)[-+=>:]|(?<=^[ \t]*\d+)[.)]/gm;

// Halves are tried whole before they are divided, so that a few needed escapes cost few parses; the last half first,
// so that of a pair such as `[` and `]` the opening sign is the one escaped.
function neededEscapes(text: string, signs: readonly number[], isFaithful: (markdown: string) => boolean): Set<number> {
  const escaped = new Set(signs);
  const shed = (from: number, to: number): void => {
    const tried = signs.slice(from, to);
    for (const at of tried) escaped.delete(at);
    if (isFaithful(withEscapes(text, escaped))) return;
    for (const at of tried) escaped.add(at);
    if (to - from < 2) return;
    const middle = (from + to) >> 1;
    shed(middle, to);
    shed(from, middle);
  };
  shed(0, signs.length);
  return escaped;
}

function withEscapes(text: string, at: ReadonlySet<number>): string {
  return Array.from({ length: text.length }, (_, index) => (at.has(index) ? '\\' : '') + text.charAt(index)).join('');
}

const markdown = unified().use(remarkParse).use(remarkGfm);

function shows(candidate: string, text: string, around: Surroundings): boolean {
  const { before = '', shownBefore = '', after = '', shownAfter = '', definitions = [] } = around;
  const lower = text.toLowerCase();
  const called = definitions.filter((label) => lower.includes(`[${label.toLowerCase()}`));
  const tail = called.map((label) => `\n\n[${label}]: x`).join('');
  const [first, ...others] = markdown.parse(`${before}${candidate}${after}${tail}`).children;
  if (!first || others.length !== called.length) return false;
  const shown = plainText(first, { includeHtml: false, includeImageAlt: false });
  return folded(shown) === folded(shownBefore + text + shownAfter);
}

// Only what Markdown and HTML fold: a no-break space stays one.
function folded(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
}
