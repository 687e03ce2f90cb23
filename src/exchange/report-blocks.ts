import { greatest } from '../model/extremes.ts';
/** A block of a report, its words Markdown already. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly markdown: string }
  | { readonly kind: 'paragraph' | 'quote' | 'attribution'; readonly markdown: string }
  | { readonly kind: 'item'; readonly level: number; readonly ordered: boolean; readonly markdown: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'contents' };

/** The blocks of a report as Markdown; neighbours of one list or quotation are joined, a table of contents is one directive. */
export function joinedBlocks(blocks: readonly ReportBlock[]): string {
  const written: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    const group = groupAt(blocks, at);
    at += group.length;
    const text = groupMarkdown(group);
    if (text !== contents || !written.includes(contents)) written.push(text);
  }
  return written.join('\n\n');
}

const contents = '::toc';

function groupAt(blocks: readonly ReportBlock[], at: number): ReportBlock[] {
  const first = blocks[at] as ReportBlock;
  const goesOn = (block: ReportBlock) =>
    block.kind === first.kind || (first.kind === 'quote' && block.kind === 'attribution');
  if (first.kind !== 'item' && first.kind !== 'quote') return [first];
  const end = blocks.findIndex((block, index) => index > at && !goesOn(block));
  // What follows an attribution is another quotation.
  const turn = blocks.findIndex(
    (block, index) => index > at && blocks[index - 1]?.kind === 'attribution' && block.kind === 'quote',
  );
  const ends = [end, turn, blocks.length].filter((one) => one !== -1);
  return blocks.slice(at, Math.min(...ends));
}

function groupMarkdown(group: readonly ReportBlock[]): string {
  const [first] = group as [ReportBlock];
  switch (first.kind) {
    case 'contents':
      return contents;
    case 'item':
      return listMarkdown(group.flatMap((block) => (block.kind === 'item' ? [block] : [])));
    case 'quote':
      return group.map((block) => ('markdown' in block ? block.markdown.replace(/^/gm, '> ') : '')).join('\n>\n');
    case 'table':
      return tableMarkdown(first.rows);
    case 'heading':
      return `${'#'.repeat(first.level)} ${first.markdown}`;
    default:
      return first.markdown;
  }
}

function listMarkdown(items: readonly Extract<ReportBlock, { kind: 'item' }>[]): string {
  const widths: number[] = [];
  let counts: number[] = [];
  const lines = items.map(({ level: asked, ordered, markdown }) => {
    const level = Math.min(asked, widths.length);
    widths.length = level;
    counts = counts.slice(0, level + 1);
    counts[level] = (counts[level] ?? 0) + 1;
    const marker = ordered ? `${counts[level]}. ` : '- ';
    const indent = widths.reduce((sum, one) => sum + one, 0);
    widths.push(marker.length);
    return ' '.repeat(indent) + marker + indented(markdown, indent + marker.length);
  });
  return lines.join('\n');
}

function indented(markdown: string, by: number): string {
  return markdown.replace(/\n/g, `\n${' '.repeat(by)}`);
}

/** The first row is the heading; rows that are shorter are filled up. */
function tableMarkdown(rows: readonly (readonly string[])[]): string {
  const width = greatest(rows.map((row) => row.length));
  const line = (row: readonly string[]) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n');
}
