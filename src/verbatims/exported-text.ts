import type { ExportedTurn } from '../model/exported.ts';
import { indexAt } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';

/** A stretch of a paragraph's text that something else stands for. */
interface Cut extends Span {
  readonly shown: string;
}

/** A source's words as plain text, and where places of its body are in it. */
export interface ExportedText {
  readonly text: string;
  readonly turns: readonly ExportedTurn[];
  /** The place of a span of the body, without white space at its ends; undefined where nothing of it is there. */
  readonly placeOf: (span: Span) => Span | undefined;
}

export interface TextShown {
  /** Names in a paragraph's text, and what stands for them. */
  readonly namesIn: (text: string) => readonly Cut[];
  readonly label: (speaker: string) => string;
  /** Stretches of the body that are left out. */
  readonly holes: readonly Span[];
  /** What stands before a colon. */
  readonly gap: string;
}

interface Written {
  readonly paragraph: Paragraph;
  readonly cuts: readonly Cut[];
  readonly start: number;
  readonly end: number;
}

/**
 * The text of a source for other programs: a blank line between paragraphs, none within; who speaks before what is said.
 * Where nobody is named and somebody asks, `Q` and `R` say it.
 */
export function exportedText(source: Source, shown: TextShown): ExportedText {
  const { turns } = source;
  const written: Written[] = [];
  let text = '';
  const isUnlabelled = turns.every(({ speaker }) => speaker === undefined) && turns.some(({ asks }) => asks);
  const exported = turns.map((turn): ExportedTurn => {
    const { asks, time } = turn;
    const speaker = isUnlabelled ? (asks ? 'Q' : 'R') : turn.speaker && shown.label(turn.speaker);
    let label = labelText(speaker, time, shown.gap);
    const paragraphs = turn.paragraphs.flatMap((paragraph): ExportedTurn['paragraphs'] => {
      const heading = paragraph.kind === 'heading';
      const cuts = cutsIn(paragraph, shown);
      const words = withCuts(paragraph.text.replace(/\n/g, ' '), cuts);
      if (words.trim() === '') return [];
      text += `${text === '' ? '' : '\n\n'}${heading ? '' : label}`;
      if (!heading) label = '';
      const [start, end] = [text.length, text.length + words.length];
      text += words;
      written.push({ paragraph, cuts, start, end });
      return [{ start, end, heading }];
    });
    return { ...(speaker ? { speaker } : {}), asks, ...(time === undefined ? {} : { time }), paragraphs };
  });
  return { text, turns: exported, placeOf: (span) => placeIn(text, written, span) };
}

function labelText(speaker: string | undefined, time: string | undefined, gap: string): string {
  const when = time === undefined ? '' : `[${time}] `;
  return speaker === undefined ? when : `${when}${speaker}${gap}: `;
}

/** Names and holes of a paragraph in order; a hole takes the names in it. */
function cutsIn(paragraph: Paragraph, { namesIn, holes }: TextShown): Cut[] {
  const out = holes
    .filter((hole) => overlaps(paragraph, hole))
    .map((hole) => ({ start: indexAt(paragraph, hole.start), end: indexAt(paragraph, hole.end), shown: '[…]' }))
    .filter(({ start, end }) => start < end);
  const names = namesIn(paragraph.text).filter((name) => !out.some((hole) => overlaps(hole, name)));
  return [...out, ...names].sort((a, b) => a.start - b.start);
}

function withCuts(text: string, cuts: readonly Cut[]): string {
  let done = '';
  let from = 0;
  for (const { start, end, shown } of cuts) {
    if (start < from) continue;
    done += text.slice(from, start) + shown;
    from = end;
  }
  return done + text.slice(from);
}

/** Where a unit of a paragraph's text is once it is cut; one within a cut at its beginning, or its end. */
function cutIndex(cuts: readonly Cut[], index: number, atEnd: boolean): number {
  let by = 0;
  let from = 0;
  for (const { start, end, shown } of cuts) {
    if (start < from || start >= index) continue;
    if (end > index) return start + by + (atEnd ? shown.length : 0);
    by += shown.length - (end - start);
    from = end;
  }
  return index + by;
}

function placeIn(text: string, written: readonly Written[], span: Span): Span | undefined {
  const own = written.filter(({ paragraph }) => overlaps(paragraph, span));
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return undefined;
  const from = first.start + cutIndex(first.cuts, indexAt(first.paragraph, span.start), false);
  const to = last.start + cutIndex(last.cuts, indexAt(last.paragraph, span.end), true);
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  return start < end ? { start, end } : undefined;
}
