import type { Block, Cover, Document, Heading } from '../report/document.ts';
import { captionOf } from './caption.ts';
import { figureFiles } from './figure-file.ts';
import { labels } from './labels.ts';
import { type OutlineEntry, outline } from './outline.ts';
import { titleBlock } from './title-block.ts';
import { tableCells } from './typst-cells.ts';
import { type TypstContext, typstContext } from './typst-context.ts';
import { escapeTypst, typstString } from './typst-escape.ts';
import { typstFigure } from './typst-figure.ts';
import { TypstPictures } from './typst-pictures.ts';
import { typstBlocks, typstWords } from './typst-prose.ts';
import { typstStyle } from './typst-style.ts';
import { typstTable } from './typst-table.ts';
import { typstVerbatim } from './typst-verbatim.ts';

/** A report for Typst 0.14, and what it reads: the pictures beside it, by their names. */
export interface TypstSource {
  readonly text: string;
  readonly pictures: ReadonlyMap<string, string | Uint8Array>;
}

/** @param found pictures of the prose that are at hand, by the address written there; another is a link */
export function renderTypst(document: Document, found: ReadonlyMap<string, Uint8Array> = new Map()): TypstSource {
  const pictures = new TypstPictures(document, found);
  const context = typstContext(document, pictures, ({ children }, own) => typstBlocks(children, own, { depth: 1 }));
  const title = titleBlock(document);
  const rest = document.blocks.filter((block) => block !== title);
  const entries = outline(rest);
  const levels = new Map(entries.map(({ heading, level }) => [heading, level]));
  const listed = listedHeadings(rest);
  const first = opening(document, title, context);
  const text = rest.map((block, index) => {
    const next = rest[index + 1];
    return typstBlock(block, { context, levels, listed, leads: next?.type === 'verbatim' });
  });
  const parts = [head(document, entries), first, ...text];
  return {
    text: `${parts.filter((part) => part !== '').join('\n\n')}\n`,
    pictures: new Map<string, string | Uint8Array>([...figureFiles(document), ...pictures.files]),
  };
}

interface Setting {
  readonly context: TypstContext;
  readonly levels: ReadonlyMap<Heading, number>;
  /** The headings that some contents list. */
  readonly listed: ReadonlySet<Heading>;
  /** Prose introduces the block after it. */
  readonly leads: boolean;
}

function typstBlock(block: Block, { context, levels, listed, leads }: Setting): string {
  const words = labels[context.document.language];
  switch (block.type) {
    case 'prose':
      return typstBlocks(block.nodes, context, { leads });
    case 'heading':
      return heading(block, levels.get(block) ?? 1, listed.has(block), context);
    case 'verbatim':
      return typstVerbatim(block, context);
    case 'table':
      return typstTable(tableCells(block, context), { caption: captionOf(block, words) });
    case 'figure':
      return typstFigure(block, context);
    case 'cover':
      return cover(block, 'cover');
    case 'contents':
      return `#contents[${escapeTypst(block.label)}]`;
    case 'marker':
      return `#problem-block[${escapeTypst(words.problem)}][${escapeTypst(block.message)}]`;
  }
}

function head({ title, subtitle, authors, language }: Document, entries: readonly OutlineEntry[]): string {
  const chapters = entries.filter(({ level }) => level === 1);
  const alike = chapters.flatMap(({ heading: { text } }, index) => (text.trim() === title.trim() ? [index + 1] : []));
  const names = authors.map((author) => `${typstString(author)}, `).join('');
  return `#set document(title: ${typstString(title)}, author: (${names})${subtitle ? `, description: ${typstString(subtitle)}` : ''})
${typstStyle(language)}
#set page(
  paper: "a4",
  margin: (x: 25mm, top: 28mm, bottom: 26mm),
  numbering: "1",
  header: page-head(${typstString(shortened(title))}${alike.length > 0 ? `, alike: (${alike.join(', ')},)` : ''}),
  footer: page-foot(),
)`;
}

/** The title as it runs at the head of pages. */
function shortened(title: string): string {
  return title.length <= 60 ? title : `${title.slice(0, 58).replace(/\s+\S*$/, '')} …`;
}

function opening(document: Document, block: Cover | Heading | undefined, context: TypstContext): string {
  if (block?.type === 'cover') return cover(block, 'cover');
  if (block) {
    const label = context.label(block.anchor);
    return `#opening[${typstWords(block.nodes, context)}]${label ? ` <${label}>` : ''}`;
  }
  const { title, subtitle, authors } = document;
  return cover({ type: 'cover', title, authors, lines: [], ...(subtitle ? { subtitle } : {}) }, 'opening');
}

function cover({ title, subtitle, authors, lines }: Cover, name: 'cover' | 'opening'): string {
  const settings = [
    `[${escapeTypst(title)}]`,
    ...(subtitle ? [`subtitle: [${escapeTypst(subtitle)}]`] : []),
    ...(authors.length > 0 ? [`authors: [${escapeTypst(authors.join(', '))}]`] : []),
    ...lines.map((line) => `[${escapeTypst(line)}]`),
  ];
  return `#${name}(\n${settings.map((one) => `  ${one},\n`).join('')})`;
}

function heading(block: Heading, level: number, isListed: boolean, context: TypstContext): string {
  const label = context.label(block.anchor);
  const words = typstWords(block.nodes, context, { heading: true });
  const set = isListed
    ? `${'='.repeat(level)} ${words}`
    : `#heading(level: ${level}, outlined: false, bookmarked: true)[${words}]`;
  return `${set}${label ? ` <${label}>` : ''}`;
}

/** The headings that a table of contents lists; all, where there is none. */
function listedHeadings(blocks: readonly Block[]): Set<Heading> {
  const tables = blocks.flatMap((block, index) => (block.type === 'contents' ? [{ index, depth: block.depth }] : []));
  const entries = tables.length === 0 ? outline(blocks) : [];
  for (const { index, depth } of tables) entries.push(...outline(blocks.slice(index + 1), depth));
  return new Set(entries.map(({ heading: one }) => one));
}
