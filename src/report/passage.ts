import type { Segment } from '../model/coding.ts';
import { KeptWith } from '../model/kept-with.ts';
import { indexAt } from '../model/paragraph.ts';
import type { Paragraph, Source, Turn } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { shownName } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import type { Passage } from './document.ts';

/** The paragraphs a segment stands in and one on either side; what was withdrawn is left out, names that may not be shown are masked. */
export function passageOf(source: Source, segment: Segment, coded: CodedStudy): Passage {
  const withdrawn = withdrawnParts(coded, source.id);
  const all = paragraphsIn(source);
  const isInside = ({ paragraph }: Placed) => segment.parts.some((part) => overlaps(part, paragraph));
  const first = Math.max(0, all.findIndex(isInside) - 1);
  const last = Math.min(all.length - 1, all.findLastIndex(isInside) + 1);
  const paragraphs = all.slice(first, last + 1).map(({ turn, paragraph }) => {
    const within = (spans: readonly Span[]) =>
      spans
        .filter((span) => overlaps(span, paragraph))
        .map((span) => ({ start: indexAt(paragraph, span.start), end: indexAt(paragraph, span.end) }));
    const speaker = turn.paragraphs[0] === paragraph ? turn.speaker : undefined;
    const shown = pieces(paragraph.text, turn.asks ? [] : within(segment.parts), within(withdrawn), (text) =>
      maskNames(text, coded),
    );
    return { ...(speaker === undefined ? {} : { speaker: maskNames(speaker, coded) }), asks: turn.asks, ...shown };
  });
  const title = [shownName(source), source.date].filter((part) => part !== undefined).join(', ');
  return { title, paragraphs: paragraphs.filter(({ text }) => text !== '') };
}

interface Placed {
  readonly turn: Turn;
  readonly paragraph: Paragraph;
}

/** By the turns of a source, as in `haystackOf`. */
const cache = new KeptWith<readonly Turn[], readonly Placed[]>();

function paragraphsIn({ turns }: Source): readonly Placed[] {
  const known = cache.get(turns) ?? turns.flatMap((turn) => turn.paragraphs.map((paragraph) => ({ turn, paragraph })));
  cache.set(turns, known);
  return known;
}

/** A text with holes shown as `[…]`, and where its quoted stretches then stand. */
function pieces(
  text: string,
  quoted: readonly Span[],
  holes: readonly Span[],
  show: (text: string) => string,
): { text: string; quoted: Span[] } {
  const borders = [
    ...new Set([
      0,
      text.length,
      ...quoted.flatMap(({ start, end }) => [start, end]),
      ...holes.flatMap(({ start, end }) => [start, end]),
    ]),
  ];
  borders.sort((a, b) => a - b);
  let out = '';
  const marks: Span[] = [];
  for (let i = 0; i + 1 < borders.length; i++) {
    const piece = { start: borders[i] as number, end: borders[i + 1] as number };
    const start = out.length;
    if (holes.some((hole) => overlaps(hole, piece))) out += out.endsWith('[…]') ? '' : '[…]';
    else {
      out += show(text.slice(piece.start, piece.end));
      if (quoted.some((span) => overlaps(span, piece))) marks.push({ start, end: out.length });
    }
  }
  return { text: out, quoted: marks };
}
