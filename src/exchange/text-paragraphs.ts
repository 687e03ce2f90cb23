import type { ImportedParagraph } from './importer.ts';

/**
 * The paragraphs of a plain text: blank lines part them, or where there are hardly any, line ends do. Lines cut at a
 * width are joined.
 */
export function textParagraphs(text: string): ImportedParagraph[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const filled = lines.filter((line) => line.trim() !== '');
  const blocks = blocksOf(lines);
  if (filled.length >= 4 && blocks.length * 6 <= filled.length && !isWrapped(blocks))
    return filled.map((line) => ({ text: line.trim() }));
  const wrapped = isWrapped(blocks);
  return blocks.map((block) => ({ text: block.map((line) => line.trim()).join(wrapped ? ' ' : '\n') }));
}

function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (line.trim() === '') open = false;
    else if (open) blocks.at(-1)?.push(line);
    else {
      blocks.push([line]);
      open = true;
    }
  }
  return blocks;
}

/** Widths at which programs and people cut lines. */
const narrow = 40;
const wide = 100;

/** Whether lines end for want of room: none is long, and those that another follows are nearly all full. */
export function isWrapped(blocks: readonly (readonly string[])[]): boolean {
  const inner = blocks.flatMap((block) => block.slice(0, -1));
  const longest = Math.max(0, ...blocks.flat().map((line) => line.length));
  if (inner.length < 3 || longest < narrow || longest > wide) return false;
  return inner.filter((line) => line.length >= longest * 0.7).length >= inner.length * 0.8;
}
