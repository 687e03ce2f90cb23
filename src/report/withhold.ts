import type { Span } from '../model/span.ts';
import type { ParsedTemplate } from '../parse/template.ts';

/** A template without the words that may not be shown; `moved` says where an offset of its body now stands. */
export interface Withheld {
  readonly template: ParsedTemplate;
  readonly moved: (offset: number) => number;
}

const cut = '[…]';

/** Puts `[…]` in the place of stretches of a template's body; places in the user's file stay right. */
export function withhold(template: ParsedTemplate, spans: readonly Span[]): Withheld {
  if (spans.length === 0) return { template, moved: (offset) => offset };
  const holes = [...spans].sort((a, b) => a.start - b.start);
  let body = '';
  let from = 0;
  for (const { start, end } of holes) {
    if (start < from) continue;
    body += template.body.slice(from, start) + cut;
    from = end;
  }
  body += template.body.slice(from);
  const moved = (offset: number) =>
    holes.reduce((at, { start, end }) => (offset >= end ? at + cut.length - (end - start) : at), offset);
  const placeOf = (offset: number) => template.placeOf(before(offset, holes));
  return { template: { ...template, body, placeOf }, moved };
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
