import type { ImportedParagraph } from './importer.ts';
import { isWrapped } from './text-paragraphs.ts';

/** A character that no text keeps: joined lines get one for each white space too many, so that every place stays. */
const nothing = '\u0001';

/**
 * The paragraphs of a plain text as `textParagraphs` finds them, every unit at its place: their texts, joined by `\n`,
 * are as long as the text, and a position in it is one in them.
 */
export function textInPlace(text: string): ImportedParagraph[] {
  const lines = text.split(/\r(?!\n)|\n/);
  const filled = lines.filter((line) => line.trim() !== '');
  const blocks = blocksOf(lines);
  const said = blocks.filter(({ blank }) => !blank).map((block) => block.lines);
  const wrapped = isWrapped(said.map((block) => block.map((line) => line.trim())));
  if (filled.length >= 4 && said.length * 6 <= filled.length && !wrapped) return lines.map((line) => ({ text: line }));
  return blocks.map((block) => ({ text: wrapped ? unwrapped(block.lines) : block.lines.join('\n') }));
}

interface Block {
  readonly blank: boolean;
  readonly lines: string[];
}

/** Lines that follow each other; a blank line is a block of its own. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const blank = line.trim() === '';
    if (last && !blank && !last.blank) last.lines.push(line);
    else blocks.push({ blank, lines: [line] });
  }
  return blocks;
}

/** Lines joined by one space, the rest of what stood between them without effect. */
function unwrapped(lines: readonly string[]): string {
  return lines.join('\n').replace(/\s*\n\s*/g, (gap) => ` ${nothing.repeat(gap.length - 1)}`);
}
