import { greatest } from '../model/extremes.ts';
import { asksByLabel, isKnownLabel } from '../parse/speaker-labels.ts';
import type { ImportedParagraph } from './importer.ts';

/**
 * The paragraphs of a plain text: blank lines part them, or where there are hardly any, line ends do. Lines cut at a
 * width are joined.
 */
export function textParagraphs(text: string): ImportedParagraph[] {
  const lines = unnumbered(text.split('\n').map((line) => line.trimEnd()));
  const filled = lines.filter((line) => line.trim() !== '');
  const blocks = blocksOf(lines);
  if (filled.length >= 4 && blocks.length * 6 <= filled.length && !isWrapped(blocks))
    return filled.map((line) => ({ text: line.trim() }));
  const wrapped = isWrapped(blocks);
  const parts = wrapped ? blocks : blocks.flatMap(answered);
  return parts.map((block) => ({ text: block.map((line) => line.trim()).join(wrapped ? ' ' : '\n') }));
}

const lineNumber = /^\s*(\d{1,5})(?:[.):]|(?=\s))\s+(?=\S)/;

/** Lines without the numbers some programs put before each: where nearly all have one, and it counts up. */
function unnumbered(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const numbers = filled.flatMap((line) => {
    const number = lineNumber.exec(line)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const rising = numbers.filter((number, index) => index === 0 || number === (numbers[index - 1] as number) + 1);
  const isNumbered = filled.length >= 4 && rising.length >= filled.length * 0.9;
  return isNumbered ? lines.map((line) => line.replace(lineNumber, '')) : lines;
}

const opening = /^[*_]*(?<label>\p{L}[\p{L} ]{0,20}\d{0,3})[*_]*\s*(?:[:：.–—-]|\?)/u;

/** Below a question that is labelled, lines without a label answer it. */
function answered(block: string[]): string[][] {
  const [first = '', second, ...more] = block;
  const labelOf = (line: string) => opening.exec(line.trim())?.groups?.label?.trim() ?? '';
  const asks = asksByLabel(labelOf(first), []) && isQuestion(first);
  if (second === undefined || !asks || isQuestion(second)) return [block];
  const isLabelled = isKnownLabel(labelOf(second), []) || /^[^:：]{1,48}[:：]/.test(second);
  return isLabelled ? [block] : [[first], [second, ...more]];
}

function isQuestion(line: string): boolean {
  return /\?["»”\s]*$/.test(line);
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
  const longest = greatest(
    blocks.flat().map((line) => line.length),
    0,
  );
  if (inner.length < 3 || longest < narrow || longest > wide) return false;
  return inner.filter((line) => line.length >= longest * 0.7).length >= inner.length * 0.8;
}
