import type { RootContent } from 'mdast';
import type { Part } from '../model/part.ts';
import type {
  Block,
  Cover,
  Figure,
  FoldedDocument,
  Heading,
  Passage,
  Prose,
  Quotes,
  Verbatim,
} from '../report/document.ts';
import { captionOf, withCaption } from './caption.ts';
import { type CiteNote, citeNotes } from './cite-notes.ts';
import { htmlContents } from './html-contents.ts';
import { element } from './html-element.ts';
import { blockquoteHtml, isPlain, passageHtml, plainVerbatimHtml } from './html-quotes.ts';
import { htmlTable } from './html-table.ts';
import { htmlVerbatim, passageAround, plainVerbatims } from './html-verbatim.ts';
import { type Labels, labels } from './labels.ts';
import { outline } from './outline.ts';
import { titleBlock } from './title-block.ts';
import { webAddress } from './web-address.ts';

/**
 * The whole document as one list of mdast nodes, so that footnotes of prose and of verbatims are numbered together.
 * The first node is the page's header with its only first-level heading: the cover, else a `#` heading that opens the
 * document, else the document's title.
 */
export function htmlNodes(document: FoldedDocument): RootContent[] {
  const notes = citeNotes(document);
  const title = titleBlock(document);
  const entries = outline(document.blocks.filter((block) => block !== title));
  const levels = new Map(entries.map(({ heading, level }) => [heading, level]));
  const text = withRuns(document.blocks).flatMap((block) => {
    if (block === title) return [];
    if (isRun(block)) return [plainVerbatims()];
    return blockNodes(block, { document, notes, levels, labels: labels[document.language] });
  });
  return [pageHeader(document, title), ...text, ...[...notes.values()].map(noteDefinition)];
}

/** The words of verbatims and passages, in the order in which the nodes have places for them. */
export function* quotesOf({ blocks, language }: FoldedDocument): Generator<() => readonly Part[], undefined> {
  const words = labels[language];
  for (const block of withRuns(blocks)) {
    if (isRun(block)) yield () => runParts(block, words);
    else {
      if (block.type === 'verbatim') yield () => [blockquoteHtml(block, words)];
      for (const passage of passagesOf(block)) yield () => [passageHtml(passage, words)];
    }
  }
}

function runParts(run: Run, words: Labels): Part[] {
  const plain = (verbatims: readonly Verbatim[]) =>
    verbatims.map((verbatim) => plainVerbatimHtml(verbatim, words)).join('\n');
  return run.flatMap((one, index) => [
    ...(index === 0 ? [] : ['\n']),
    one.type === 'verbatim'
      ? plain([one])
      : { key: one.print, order: one.order, make: () => plain(one.withPassages()) },
  ]);
}

type Run = readonly (Verbatim | Quotes)[];

/** Verbatims that are put in at once. */
const mostInRun = 500;

/** Blocks, and in the place of verbatims that are but words, one after the other, a run of them. */
function withRuns(blocks: readonly (Block | Quotes)[]): (Block | Run)[] {
  const all: (Block | (Verbatim | Quotes)[])[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.type !== 'quotes' && (block.type !== 'verbatim' || !isPlain(block))) all.push(block);
    else if (Array.isArray(last) && last.length < mostInRun) last.push(block);
    else all.push([block]);
  }
  return all;
}

function isRun(block: Block | Run): block is Run {
  return Array.isArray(block);
}

function passagesOf(block: Block): Passage[] {
  if (block.type === 'verbatim') return block.passage ? [block.passage] : [];
  if (block.type !== 'prose') return [];
  const { nodes, passages = [] } = block;
  return nodes.flatMap((_, index) => passages.flatMap(({ after, passage }) => (after === index ? [passage] : [])));
}

interface Context {
  readonly document: FoldedDocument;
  readonly notes: ReadonlyMap<string, CiteNote>;
  readonly levels: ReadonlyMap<Heading, number>;
  readonly labels: Labels;
}

function blockNodes(block: Block, context: Context): readonly RootContent[] {
  switch (block.type) {
    case 'prose':
      return proseNodes(block);
    case 'heading':
      return [headingNode(block, Math.min(6, 1 + (context.levels.get(block) ?? 1)))];
    case 'verbatim':
      return htmlVerbatim(block, context.notes);
    case 'table':
      return [htmlTable(withCaption(block, captionOf(block, context.labels)))];
    case 'figure':
      return [figureNode(block, context.labels)];
    case 'cover':
      return [coverNode(block, 'div')];
    case 'contents': {
      const { blocks } = context.document;
      const list = htmlContents(outline(blocks.slice(blocks.indexOf(block) + 1), block.depth));
      if (!list) return [];
      const label = element('p', { className: ['contents-label'] }, block.label);
      return [element('section', { className: ['contents'], ariaLabel: block.label }, label, list)];
    }
    case 'marker':
      return [block as unknown as RootContent];
  }
}

/** The analyst's words, and below what quotes an interview the passage it is from. */
function proseNodes({ nodes, passages = [] }: Prose): RootContent[] {
  return (nodes as RootContent[]).flatMap((node, index) => [
    node,
    ...passages.filter(({ after }) => after === index).map(passageAround),
  ]);
}

/** Its picture is put in once the page is sanitised: `drawFigures`. */
function figureNode(figure: Figure, words: Labels): RootContent {
  return element(
    'figure',
    { id: figure.anchor, className: ['chart'] },
    element('figcaption', {}, captionOf(figure, words) ?? ''),
    figure.table
      ? element('details', { className: ['numbers'] }, element('summary', {}, words.numbers), htmlTable(figure.table))
      : null,
  );
}

function pageHeader(document: FoldedDocument, block: Cover | Heading | undefined): RootContent {
  if (block?.type === 'cover') return coverNode(block, 'header');
  if (block) return element('header', { className: ['cover'] }, headingNode(block, 1));
  const { title, subtitle, authors } = document;
  return coverNode({ type: 'cover', title, authors, lines: [], ...(subtitle ? { subtitle } : {}) }, 'header');
}

function coverNode(cover: Cover, name: 'header' | 'div'): RootContent {
  return element(
    name,
    { className: ['cover'] },
    element(name === 'header' ? 'h1' : 'p', { className: ['title'] }, cover.title),
    cover.subtitle ? element('p', { className: ['subtitle'] }, cover.subtitle) : null,
    cover.authors.length > 0 ? element('p', { className: ['authors'] }, cover.authors.join(', ')) : null,
    ...cover.lines.map((line) => element('p', { className: ['fact'] }, line)),
  );
}

function headingNode(heading: Heading, level: number): RootContent {
  return {
    type: 'heading',
    depth: level as 1 | 2 | 3 | 4 | 5 | 6,
    children: heading.nodes as Extract<RootContent, { type: 'heading' }>['children'],
    data: { hProperties: { id: heading.anchor } },
  };
}

function noteDefinition({ id, cite }: CiteNote): RootContent {
  const address = webAddress(cite.url);
  const words = cite.text === cite.url && address ? [] : [cite.text];
  const link = address ? [element('a', { href: address }, cite.url)] : [];
  const content = element('span', {}, ...words, words.length > 0 && link.length > 0 ? ' ' : null, ...link);
  return {
    type: 'footnoteDefinition',
    identifier: id.toLowerCase(),
    label: id,
    children: [{ type: 'paragraph', children: [content as never] }],
  };
}
