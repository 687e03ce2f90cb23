import type { Span } from '../model/span.ts';
import type { ParsedTemplate } from '../parse/template.ts';

/** A template without the words that may not be shown. */
export interface Withheld {
  readonly template: ParsedTemplate;
  /** Where an offset of its body now stands. */
  readonly moved: (offset: number) => number;
  /** Where an offset of what is shown stands in its body. */
  readonly written: (offset: number) => number;
  /** What stands in the place of words, in what is shown. */
  readonly cuts: readonly Span[];
}

const cut = '[…]';

/** Puts `[…]` in the place of stretches of a template's body; places in the user's file stay right. */
export function withhold(template: ParsedTemplate, spans: readonly Span[]): Withheld {
  if (spans.length === 0) return { template, moved: (offset) => offset, written: (offset) => offset, cuts: [] };
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const holes: Span[] = [];
  for (const span of sorted) if (span.start >= (holes.at(-1)?.end ?? 0)) holes.push(span);
  const cuts: Span[] = [];
  let body = '';
  let from = 0;
  for (const { start, end } of holes) {
    body += template.body.slice(from, start) + cut;
    cuts.push({ start: body.length - cut.length, end: body.length });
    from = end;
  }
  body += template.body.slice(from);
  const moved = (offset: number) =>
    holes.reduce((at, { start, end }) => (offset >= end ? at + cut.length - (end - start) : at), offset);
  const written = (offset: number) => before(offset, holes);
  const placeOf = (offset: number) => template.placeOf(written(offset));
  return { template: { ...template, body, placeOf }, moved, written, cuts };
}

/** Where an offset stood before the holes were cut. */
function before(offset: number, holes: readonly Span[]): number {
  let at = offset;
  for (const { start, end } of holes) {
    if (at >= start + cut.length) at += end - start - cut.length;
    else if (at >= start) return start;
  }
  return at;
}
