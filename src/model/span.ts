/** A stretch of text in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What remains of `span` when `holes` (in any order) are taken out; pieces without length are dropped. */
export function subtract(span: Span, holes: readonly Span[]): Span[] {
  let pieces: Span[] = [span];
  for (const hole of holes) {
    const left: Span[] = [];
    for (const piece of pieces) {
      if (!overlaps(piece, hole)) left.push(piece);
      else {
        if (piece.start < hole.start) left.push({ start: piece.start, end: hole.start });
        if (hole.end < piece.end) left.push({ start: hole.end, end: piece.end });
      }
    }
    pieces = left;
  }
  return pieces;
}

/** A stretch of a text without the white space around it; without length where it holds nothing else. */
export function trimmed({ start, end }: Span, text: string): Span {
  const own = text.slice(start, end);
  const from = start + own.length - own.trimStart().length;
  return { start: from, end: Math.max(from, start + own.trimEnd().length) };
}

/** A test whether a span shares anything with some spans (in any order), quick for many of both. */
export function meetsAny(spans: readonly Span[]): (span: Span) => boolean {
  const apart: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start <= last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else apart.push({ start, end });
  }
  return (span) => {
    let [low, high] = [0, apart.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((apart[middle] as Span).end <= span.start) low = middle + 1;
      else high = middle;
    }
    const next = apart[low];
    return next !== undefined && overlaps(next, span);
  };
}
