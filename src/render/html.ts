import { createHash } from 'node:crypto';
import type { RootContent as HtmlContent, Root } from 'hast';
import type { RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { joined, type Part } from '../model/part.ts';
import type { FoldedDocument } from '../report/document.ts';
import { drawFigures } from './draw-figures.ts';
import { htmlContents } from './html-contents.ts';
import { htmlNodes, quotesOf } from './html-nodes.ts';
import { withPictures } from './html-pictures.ts';
import { htmlStyle } from './html-style.ts';
import { htmlTree } from './html-tree.ts';
import { withQuote } from './html-verbatim.ts';
import { type Labels, labels } from './labels.ts';
import { outline } from './outline.ts';
import { titleBlock } from './title-block.ts';

interface Furnished {
  /** Pictures of the prose, by the address written there: they are in the file; another is a link. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
}

/** A report as one HTML file that needs neither network nor script, for screen and paper. */
export function renderHtml(document: FoldedDocument, furnished: Furnished = {}): string {
  return joined(htmlParts(document, furnished));
}

/** The same in parts: a report may quote a hundred thousand passages, and its text need not be held at once. */
export function* htmlParts(document: FoldedDocument, { pictures }: Furnished = {}): Generator<Part> {
  const words = labels[document.language];
  const tree = drawFigures(htmlTree(withPictures(htmlNodes(document), document, pictures), words), document);
  const [header, ...text] = tree.children;
  const { rail, fold } = navigation(document, words);
  yield `<!doctype html>
<html lang="${document.language}">
${head(document)}
<body${rail ? ' class="railed"' : ''}>
<a class="skip" href="#page.text">${escapeHtml(words.skip)}</a>
${rail}<div class="page">
${header ? html([header]) : ''}
${fold}<main id="page.text" tabindex="-1">
`;
  yield* textParts(text, document);
  yield `
</main>
</div>
</body>
</html>
`;
}

/** Blocks that are written at once. */
const blocksAtOnce = 1000;

function* textParts(nodes: readonly HtmlContent[], document: FoldedDocument): Generator<Part> {
  const quotes = quotesOf(document);
  const first = nodes.findIndex((node) => !isBlank(node));
  const last = nodes.findLastIndex((node) => !isBlank(node));
  let some: HtmlContent[] = [];
  for (const node of nodes.slice(Math.max(0, first), last + 1)) {
    const filled = withQuote(node, quotes);
    if ('length' in filled || some.length === blocksAtOnce) {
      yield html(some);
      some = [];
    }
    if ('length' in filled) yield* filled;
    else some.push(filled);
  }
  yield html(some);
}

/** White space between two blocks. */
function isBlank(node: HtmlContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

// The policy holds even where sanitising should fail: no script, no network, no style but this one.
function head(document: FoldedDocument): string {
  const style = htmlStyle(document.title);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const authors = document.authors.map((author) => `<meta name="author" content="${escapeHtml(author)}">\n`).join('');
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
${authors}<title>${escapeHtml(document.title)}</title>
<style>${style}</style>
</head>`;
}

/** Chapters and themes twice, one shown: a side column (`rail`) on wide screens, folded above the text on narrow ones. */
function navigation(document: FoldedDocument, words: Labels): { rail: string; fold: string } {
  const title = titleBlock(document);
  const entries = outline(document.blocks.filter((block) => block !== title));
  const list = htmlContents(entries.filter(({ level }) => level <= 2));
  if (!list) return { rail: '', fold: '' };
  const label = document.blocks.find((block) => block.type === 'contents')?.label ?? words.contents;
  const links = (nodes: RootContent[]) => html(htmlTree(nodes, words).children);
  const open = `<nav class="rail" aria-label="${escapeHtml(label)}">`;
  return {
    rail: `${open}\n<p class="contents-label">${escapeHtml(label)}</p>\n${links([list])}\n</nav>\n`,
    fold: `<details class="fold"><summary>${escapeHtml(label)}</summary>\n<nav aria-label="${escapeHtml(label)}">${links([list])}</nav></details>\n`,
  };
}

function html(children: readonly HtmlContent[]): string {
  const root: Root = { type: 'root', children: [...children] };
  // What is raw here is drawn by `figureSvg`: sanitising leaves nothing raw of anybody else’s.
  return unified().use(rehypeStringify, { allowDangerousHtml: true }).stringify(root);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
