import type { ImportedParagraph } from './importer.ts';
import { bulletLength } from './list-bullet.ts';
import type { PdfLine, PdfPage } from './pdf-lines.ts';

/** How much more than the usual step down from line to line parts two paragraphs. */
const widerStep = 1.3;
/** How far from the right edge a full line may end, as a share of the line's room. */
const ragged = 0.16;

/** How the lines of a text are usually set. */
interface Setting {
  readonly left: number;
  readonly right: number;
  readonly step: number;
  /** Beginnings of lines that return, as « Q : ». */
  readonly labels: ReadonlySet<string>;
  /** Words with a hyphen within a line. */
  readonly hyphened: ReadonlySet<string>;
}

/** The paragraphs of pages: lines cut at the page's width are joined, and words cut at a hyphen. */
export function pdfParagraphs(pages: readonly PdfPage[]): ImportedParagraph[] {
  const setting = settingOf(pages);
  const paragraphs: string[] = [];
  let last: PdfLine | undefined;
  for (const { lines } of pages) {
    lines.forEach((line, index) => {
      if (last && continues(last, line, index === 0, setting))
        paragraphs[paragraphs.length - 1] = joined(paragraphs.at(-1) as string, line.text, setting);
      else paragraphs.push(line.text.slice(bulletLength(line.text)));
      last = line;
    });
  }
  return paragraphs.map((text) => ({ text }));
}

function settingOf(pages: readonly PdfPage[]): Setting {
  const lines = pages.flatMap((page) => page.lines);
  const steps = pages.flatMap((page) =>
    page.lines.slice(1).map((line, index) => (page.lines[index] as PdfLine).bottom - line.bottom),
  );
  const starts = lines.flatMap(({ text }) => labelOf(text) ?? []);
  return {
    left: quantile(
      lines.map(({ left }) => left),
      0.25,
    ),
    right: quantile(
      lines.map(({ right }) => right),
      0.9,
    ),
    step: quantile(
      steps.filter((step) => step > 2),
      0.4,
    ),
    labels: new Set(starts.filter((start, index) => starts.indexOf(start) !== index)),
    hyphened: new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? [])),
  };
}

function labelOf(text: string): string | undefined {
  return /^(?:[\p{Lu}\p{N}][^:.!?\n]{0,40}?)\s?:(?=\s|$)/u.exec(text)?.[0];
}

function continues(last: PdfLine, line: PdfLine, isFirst: boolean, { left, right, step, labels }: Setting): boolean {
  const label = labelOf(line.text);
  if ((label !== undefined && labels.has(label)) || bulletLength(line.text) > 0) return false;
  const isFull = last.right >= right - (right - left) * ragged;
  if (Math.abs(last.size - line.size) > 1) return false;
  if (isFirst) return isFull && (/^\p{Ll}/u.test(line.text) || !/[.!?…»”"]\s*$/.test(last.text));
  const down = last.bottom - line.bottom;
  const isIndented = line.left > Math.max(left, last.left) + line.size * 0.8;
  return down > 0 && down <= step * widerStep && isFull && !isIndented;
}

/** A word cut at the end of a line is one again; where its hyphen stands elsewhere too, it keeps it. */
function joined(before: string, after: string, { hyphened }: Setting): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  const cut = /(\p{L}+)[-\u2010]$/u.exec(before)?.[1];
  const rest = /^\p{Ll}\p{L}*/u.exec(after)?.[0];
  if (cut === undefined || rest === undefined) return /[-\u2010]$/.test(before) ? before + after : `${before} ${after}`;
  return (hyphened.has(`${cut}-${rest}`.toLowerCase()) ? before : before.slice(0, -1)) + after;
}

/** The value a share of all lies below; 0 of none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
