import type { Nodes } from 'mdast';
import { joined, type Part } from '../model/part.ts';
import type { Block, Contents, Cover, Figure, FoldedDocument, MarkerNode, Quotes } from '../report/document.ts';
import { captionOf, withCaption } from './caption.ts';
import { type CiteNote, citeNotes } from './cite-notes.ts';
import { figureFile } from './figure-file.ts';
import { type Labels, labels } from './labels.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { withPictureFiles } from './markdown-pictures.ts';
import { markdownCaption, markdownTable } from './markdown-table.ts';
import { markdownVerbatim } from './markdown-verbatim.ts';
import { outline } from './outline.ts';
import type { PictureFile } from './picture-files.ts';
import { webAddress } from './web-address.ts';

/**
 * A report as Markdown for GitHub and pandoc (`-f gfm`): the analyst's prose byte for byte but for the addresses of its
 * pictures, one blank line between blocks.
 * @param files pictures of the prose beside the report, by the address written there
 */
export function renderMarkdown(document: FoldedDocument, files?: ReadonlyMap<string, PictureFile>): string {
  return joined(markdownParts(document, files));
}

/** The same in parts. */
export function markdownParts(
  document: FoldedDocument,
  files: ReadonlyMap<string, PictureFile> = new Map(),
): readonly Part[] {
  const notes = citeNotes(document);
  const context: Context = {
    document,
    notes,
    files,
    labels: labels[document.language],
    definitions: [...definedLabels(document), ...[...notes.values()].map(({ id }) => `^${id}`)],
  };
  const blocks = document.blocks.map(
    (block, index): Part =>
      block.type === 'quotes' ? quotesPiece(block, context) : renderBlock(block, index, context),
  );
  const definitions = [...notes.values()].map(noteDefinition);
  const parts = [...blocks, ...definitions].filter((part) => part !== '');
  return [...parts.flatMap((part, index) => (index === 0 ? [part] : ['\n\n', part])), '\n'];
}

function quotesPiece({ print, order, verbatims }: Quotes, context: Context): Part {
  const key = context.definitions.length === 0 ? print : `${print} ${JSON.stringify(context.definitions)}`;
  const make = () =>
    verbatims()
      .map((verbatim) => markdownVerbatim(verbatim, context))
      .join('\n\n');
  return { key, order, make };
}

interface Context {
  readonly document: FoldedDocument;
  readonly notes: ReadonlyMap<string, CiteNote>;
  readonly files: ReadonlyMap<string, PictureFile>;
  readonly labels: Labels;
  /** Labels of the link and footnote definitions of the document, `^` before a footnote's. */
  readonly definitions: readonly string[];
}

function renderBlock(block: Block, index: number, context: Context): string {
  switch (block.type) {
    case 'prose':
    case 'heading':
      return withPictureFiles(block.markdown, context.files)
        .replace(/^(?:[ \t]*\n)+/, '')
        .replace(/(?:\n[ \t]*)+$/, '');
    case 'verbatim':
      return markdownVerbatim(block, context);
    case 'table':
      return markdownTable(withCaption(block, captionOf(block, context.labels)), context.definitions);
    case 'figure':
      return renderFigure(block, context);
    case 'cover':
      return renderCover(block);
    case 'contents':
      return renderContents(block, context.document.blocks.slice(index + 1));
    case 'marker':
      return `> **${inline(`⚠ ${block.message}`, '**', '**')}**`;
  }
}

/** The picture, a file beside the report, and the table of its numbers. */
function renderFigure(figure: Figure, { document, definitions, labels }: Context): string {
  const { anchor, description, table } = figure;
  const target = `](${encodeURIComponent(figureFile(document.name, anchor)).replace(/[()]/g, '\\$&')})`;
  const picture = `![${inline(description, '![', target)}${target}`;
  const caption = captionOf(figure, labels) ?? '';
  const below = table ? markdownTable(withCaption(table, caption), definitions) : markdownCaption(caption);
  return `${picture}\n\n${below}`;
}

function renderCover(cover: Cover): string {
  const parts = [`# ${inline(cover.title, '# ')}`];
  if (cover.subtitle) parts.push(`*${inline(cover.subtitle, '*', '*')}*`);
  if (cover.authors.length > 0) parts.push(inline(cover.authors.join(', ')));
  if (cover.lines.length > 0) parts.push(cover.lines.map((line) => inline(line)).join('\\\n'));
  return parts.join('\n\n');
}

function renderContents(contents: Contents, following: FoldedDocument['blocks']): string {
  const entries = outline(following, contents.depth).map(({ heading, level }) => {
    const target = `](#${heading.anchor})`;
    return `${'  '.repeat(level - 1)}- [${inline(heading.text, '[', target)}${target}`;
  });
  return entries.length === 0 ? '' : `**${inline(contents.label, '**', '**')}**\n\n${entries.join('\n')}`;
}

function noteDefinition({ id, cite }: CiteNote): string {
  const before = `[^${id}]: `;
  const address = webAddress(cite.url);
  const text = cite.text === cite.url && address ? '' : inline(cite.text, before);
  return (before + [text, address ? `<${address}>` : ''].filter((part) => part !== '').join(' ')).trimEnd();
}

function inline(text: string, before = '', after = ''): string {
  return escapeMarkdown(text.replace(/\s*\n\s*/g, ' '), { before, after });
}

function definedLabels(document: FoldedDocument): string[] {
  const collect = (node: Nodes | MarkerNode): string[] => {
    if (node.type === 'definition') return [node.label ?? node.identifier];
    const below = 'children' in node ? node.children.flatMap(collect) : [];
    return node.type === 'footnoteDefinition' ? [`^${node.label ?? node.identifier}`, ...below] : below;
  };
  return document.blocks.flatMap((block) => (block.type === 'prose' ? block.nodes.flatMap(collect) : []));
}
