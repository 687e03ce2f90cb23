/** A line of a page as it is set; lengths in points, from the lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline. */
  readonly bottom: number;
  /** Of its letters. */
  readonly size: number;
}

export interface PdfPage {
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** A piece of text as a PDF places it. */
export interface PdfPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** The pieces of a page as lines: pieces on one height, with a space where the gap between two is one. */
export function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const { str, transform, width, height } of pieces) {
    if (str === '') continue;
    const [left, bottom] = [transform[4] ?? 0, transform[5] ?? 0];
    const size = height || Math.abs(transform[3] ?? 0) || 10;
    const last = lines.at(-1);
    const isNext = last && Math.abs(last.bottom - bottom) < size * 0.5 && left >= last.right - size;
    if (!isNext) {
      if (str.trim() !== '') lines.push({ text: str, left, right: left + width, bottom, size });
      continue;
    }
    const apart = left - last.right > size * 0.15 && !/\s$/.test(last.text) && !/^\s/.test(str);
    const right = str.trim() === '' ? last.right : left + width;
    lines[lines.length - 1] = { ...last, text: last.text + (apart ? ' ' : '') + str, right };
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim() }));
}

/** How near to the edge of a page headers and footers stand, as a share of its height. */
const margin = 0.12;

/**
 * Pages without what is repeated at their edges, numbers not counted, and without page numbers.
 * @returns also how many lines were taken off.
 */
export function withoutMargins(pages: readonly PdfPage[]): { pages: PdfPage[]; taken: number } {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(page.lines.filter((line) => isAtEdge(line, page)).map(edgeKey)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(2, Math.ceil(pages.length / 3));
  let taken = 0;
  const kept = pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      const goes = isAtEdge(line, page) && (isPageNumber(line.text) || (counts.get(edgeKey(line)) ?? 0) >= least);
      if (goes) taken++;
      return !goes;
    }),
  }));
  return { pages: kept, taken };
}

function isAtEdge({ bottom }: PdfLine, { height }: PdfPage): boolean {
  return bottom < height * margin || bottom > height * (1 - margin);
}

function edgeKey({ text, bottom }: PdfLine): string {
  return `${Math.round(bottom / 4)} ${text.replace(/\d+/g, '#')}`;
}

function isPageNumber(text: string): boolean {
  return /^[-–—\s]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:\/|sur|of|de)\s*\d{1,4})?[-–—\s]*$/i.test(text);
}
