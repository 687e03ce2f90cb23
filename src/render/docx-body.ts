import type { Block, Cover, Document, Heading } from '../report/document.ts';
import type { CiteNote } from './cite-notes.ts';
import { captionParagraph } from './docx-caption.ts';
import { contentsXml } from './docx-contents.ts';
import { coverParagraphs } from './docx-cover.ts';
import { figureXml } from './docx-figure.ts';
import { inlineRuns, markerRuns } from './docx-inline.ts';
import { paragraph } from './docx-paragraph.ts';
import { proseBlocks } from './docx-prose.ts';
import type { StyleKey } from './docx-styles.ts';
import { documentTable } from './docx-table.ts';
import { verbatimParagraphs } from './docx-verbatim.ts';
import type { Writing } from './docx-writing.ts';
import { outline } from './outline.ts';
import { titleBlock } from './title-block.ts';

/**
 * The text of a document, from its title on: the cover, which has a page of its own, else a `#` heading that opens the
 * document, else the document's title.
 * @param section `sectPr` of the cover
 */
export function bodyXml(writing: Writing, citeNotes: ReadonlyMap<string, CiteNote>, section: string): string {
  const { document } = writing;
  const title = titleBlock(document);
  const levels = new Map(
    outline(document.blocks.filter((block) => block !== title)).map(({ heading, level }) => [heading, level]),
  );
  const text = document.blocks.map((block, index) => {
    if (block === title) return '';
    return blockXml(block, { writing, citeNotes, levels, index, covered: title?.type === 'cover' });
  });
  return titleXml(title, writing, section) + text.join('');
}

interface Context {
  readonly writing: Writing;
  readonly citeNotes: ReadonlyMap<string, CiteNote>;
  readonly levels: ReadonlyMap<Heading, number>;
  readonly index: number;
  /** It has a title page: what follows the contents begins a page too. */
  readonly covered: boolean;
}

function blockXml(block: Block, { writing, citeNotes, levels, index, covered }: Context): string {
  const { blocks } = writing.document;
  switch (block.type) {
    case 'prose':
      return proseBlocks(block.nodes, writing, { withNext: blocks[index + 1]?.type === 'verbatim' });
    case 'heading': {
      const style = `heading${Math.min(6, levels.get(block) ?? 1)}` as StyleKey;
      return headingParagraph(block, style, writing, covered && blocks[index - 1]?.type === 'contents');
    }
    case 'verbatim':
      return verbatimParagraphs(block, writing, block.cite && citeNotes.get(block.cite.id)?.id);
    case 'table':
      return captionParagraph(block, writing) + documentTable(block, writing);
    case 'figure':
      return figureXml(block, writing);
    case 'cover':
      return coverParagraphs(block, writing);
    case 'contents':
      return contentsXml(block, blocks.slice(index + 1), writing);
    case 'marker':
      return paragraph(writing, 'problem', markerRuns(block, writing));
  }
}

function titleXml(block: Cover | Heading | undefined, writing: Writing, section: string): string {
  if (block?.type === 'cover') return coverParagraphs(block, writing, section);
  if (block) return headingParagraph(block, 'title', writing, false);
  const { title, subtitle, authors }: Document = writing.document;
  return coverParagraphs({ type: 'cover', title, authors, lines: [], ...(subtitle ? { subtitle } : {}) }, writing);
}

function headingParagraph(heading: Heading, style: StyleKey, writing: Writing, newPage: boolean): string {
  const words = writing.bookmarks.around(heading.anchor, inlineRuns(heading.nodes, writing));
  return paragraph(writing, style, words, { newPage });
}
