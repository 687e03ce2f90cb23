import { counted } from '../model/counted.ts';
import { wordParts } from './docx-parts.ts';
import type { FinishedReport } from './finished-report.ts';
import type { ImportFault } from './importer.ts';
import { inlineMarkdown, type ReportRun } from './inline-markdown.ts';
import { joinedBlocks, type ReportBlock } from './report-blocks.ts';
import { type ListKind, listKinds } from './report-docx-lists.ts';
import { RunReader } from './report-docx-runs.ts';
import { plainStyle, type ReportStyle, reportStyles } from './report-docx-styles.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/**
 * A report of Word as Markdown: headings, words with their emphasis and links, quotations, lists, tables and notes. What
 * is inserted under revision is text, what is deleted is none. ECMA-376, part 1, WordprocessingML.
 */
export function reportOfWord(bytes: Uint8Array): FinishedReport | ImportFault {
  const parts = wordParts(bytes);
  if ('fault' in parts) return parts;
  const styles = reportStyles(parts.part('styles'));
  const runs = new RunReader(styles, parts.targets);
  const reader: Reader = { styles, runs, kindOf: listKinds(parts.part('numbering')) };
  const blocks = shifted(blocksIn(childOf(parts.root, 'body') as XmlElement, reader));
  const notes = runs.notes().map(({ label, kind, id }) => {
    const note = childrenOf(parts.part(kind), kind.slice(0, -1)).find(({ attributes }) => attributes.id === id);
    const texts = note ? childrenOf(note, 'p').map((p) => inlineMarkdown(runs.of(p, plainStyle))) : [];
    return `[^${label}]: ${texts.filter((text) => text !== '').join('\n\n    ')}`;
  });
  const comments = childrenOf(parts.part('comments'), 'comment').length;
  return {
    markdown: `${[joinedBlocks(blocks), ...notes].filter((text) => text !== '').join('\n\n')}\n`,
    losses: [
      ...counted(runs.seen.deletions, 'deletion under revision', 'deletions under revision'),
      ...counted(runs.seen.pictures, 'picture'),
      ...counted(comments, 'comment'),
    ],
  };
}

interface Reader {
  readonly styles: ReadonlyMap<string, ReportStyle>;
  readonly runs: RunReader;
  readonly kindOf: (numbering: XmlElement | undefined) => ListKind | undefined;
}

function blocksIn(element: XmlElement, reader: Reader): ReportBlock[] {
  return element.children.flatMap((child): ReportBlock[] => {
    if (typeof child === 'string' || child.name === 'sectPr') return [];
    if (child.name === 'p') return paragraphBlock(child, reader);
    if (child.name === 'tbl') return tableBlocks(child, reader);
    const gallery = childOf(childOf(childOf(child, 'sdtPr'), 'docPartObj'), 'docPartGallery')?.attributes.val ?? '';
    if (/table of contents/i.test(gallery)) return [{ kind: 'contents' }];
    return child.name === 'del' || child.name === 'moveFrom' ? [] : blocksIn(child, reader);
  });
}

function paragraphBlock(element: XmlElement, { styles, runs, kindOf }: Reader): ReportBlock[] {
  const properties = childOf(element, 'pPr');
  const style = styles.get(childOf(properties, 'pStyle')?.attributes.val ?? '') ?? plainStyle;
  const outline = childOf(properties, 'outlineLvl')?.attributes.val;
  const isHeading = style.role === 'heading' || (style.role === 'text' && outline !== undefined && Number(outline) < 6);
  if (isHeading || style.role === 'title') {
    const words: ReportRun[] = runs.of(element, style).map(({ bold, italic, ...run }) => ({
      ...run,
      text: run.text.replace(/\n/g, ' '),
    }));
    const markdown = inlineMarkdown(words).replace(/^(\d+)\\(?=[.)])/, '$1');
    const level = style.role === 'title' ? 0 : style.role === 'heading' ? style.level : Number(outline) + 1;
    return markdown === '' ? [] : [{ kind: 'heading', level, markdown }];
  }
  const markdown = inlineMarkdown(runs.of(element, style));
  if (style.role === 'contents') return [{ kind: 'contents' }];
  if (markdown === '') return [];
  const item = kindOf(childOf(properties, 'numPr') ?? style.numbering);
  if (item) return [{ kind: 'item', ...item, markdown }];
  return [{ kind: style.role === 'quote' || style.role === 'attribution' ? style.role : 'paragraph', markdown }];
}

/** A table of one cell is a frame around paragraphs. */
function tableBlocks(table: XmlElement, reader: Reader): ReportBlock[] {
  const rows = childrenOf(table, 'tr').map((row) => childrenOf(row, 'tc'));
  const [first] = rows[0] ?? [];
  if (first && rows.length === 1 && rows[0]?.length === 1) return blocksIn(first, reader);
  const cells = rows.map((row) => row.map((cell) => cellMarkdown(cell, reader)));
  return cells.length === 0 ? [] : [{ kind: 'table', rows: cells }];
}

function cellMarkdown(cell: XmlElement, reader: Reader): string {
  return childrenOf(cell, 'p')
    .map((paragraph) => inlineMarkdown(reader.runs.of(paragraph, plainStyle)))
    .filter((text) => text !== '')
    .join('<br>')
    .replace(/\\?\n/g, '<br>')
    .replace(/(?<!\\)\|/g, '\\|');
}

/**
 * `#` is the report's title: the paragraph in that style, or the only heading of the first level, if it opens the report.
 * Without one, headings begin with `##`.
 */
function shifted(blocks: readonly ReportBlock[]): ReportBlock[] {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const firsts = headings.filter(({ level }) => level === 1);
  const opens = firsts.length === 1 && headings[0] === firsts[0];
  const by = opens && !headings.some(({ level }) => level === 0) ? 0 : 1;
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, level: Math.min(6, Math.max(1, block.level + by)) } : block,
  );
}
