import { indexAt } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps, type Span, subtract } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { escapeRegExp } from './escape-reg-exp.ts';
import { maskedAt, mayCutName, type NamedAt, namedIn } from './identities.ts';

/** Words of a source and where they stand in it. */
export interface MaskedPassage {
  /** Its id. */
  readonly source: string;
  /** In the body, in order. */
  readonly parts: readonly Span[];
  readonly text: string;
}

/**
 * A passage as it may be shown. What is a name its paragraph says: it may begin before the passage, or before one of its
 * parts, or go on behind. « Kerbrat vend du bois » of « la Menuiserie Kerbrat vend du bois » is « [E07] vend du bois ».
 * @param written the passage as it is written elsewhere, where that is what is shown
 */
export function maskPassage({ source, parts, text }: MaskedPassage, coded: CodedStudy, written = text): string {
  const own = coded.sourceById.get(source);
  const alone = namedIn(written, coded, source);
  if (!own || !(parts.length > 1 || mayCutName(text, coded))) return maskedAt(written, alone);
  const inParagraphs = placed(own, parts, coded, written);
  const others = alone.filter((name) => !inParagraphs.some((other) => overlaps(name, other)));
  return maskedAt(
    written,
    [...inParagraphs, ...others].sort((a, b) => a.start - b.start),
  );
}

/** Names in the paragraphs of a passage as far as they stand in it, at their places in the text that is shown. */
function placed(source: Source, parts: readonly Span[], coded: CodedStudy, text: string): NamedAt[] {
  const holes = withdrawnParts(coded, source.id);
  const runs = parts
    .flatMap((part) => subtract(part, holes))
    .flatMap((span) => answered(source, span).map((paragraph) => ({ paragraph, span })));
  let cursor = 0;
  return runs.flatMap(({ paragraph, span }) => {
    const start = indexAt(paragraph, span.start);
    const words = paragraph.text.slice(start, indexAt(paragraph, span.end)).trimEnd();
    const stretch = { start: start + words.length - words.trimStart().length, end: start + words.length };
    const whole = text.indexOf(words.trimStart(), cursor);
    const found = namesAround(paragraph.text, stretch, source, coded).flatMap((name): NamedAt[] => {
      const inside = { start: Math.max(stretch.start, name.start), end: Math.min(stretch.end, name.end) };
      if (whole === -1) return placesOf(paragraph.text.slice(inside.start, inside.end), text, cursor, name);
      const by = whole - stretch.start;
      return [{ ...name, start: inside.start + by, end: inside.end + by }];
    });
    cursor = whole === -1 ? (found.at(-1)?.end ?? cursor) : whole + stretch.end - stretch.start;
    return found.filter((one, i) => i === 0 || one.start >= (found[i - 1] as NamedAt).end);
  });
}

/** The paragraphs of respondents that a span touches: what a passage is made of. */
function answered({ turns }: Source, span: Span): Paragraph[] {
  return turns.flatMap(({ asks, paragraphs }) =>
    asks ? [] : paragraphs.filter((one) => one.kind !== 'heading' && overlaps(one, span)),
  );
}

/** As far as what stands around a name says whether it is one. */
const around = 1000;

/** Names of a paragraph's text that overlap a stretch of it. */
function namesAround(text: string, stretch: Span, source: Source, coded: CodedStudy): NamedAt[] {
  const from = Math.max(0, stretch.start - around);
  return namedIn(text.slice(from, stretch.end + around), coded, source.id)
    .map((name) => ({ ...name, start: name.start + from, end: name.end + from }))
    .filter((name) => overlaps(name, stretch));
}

/** Where the words of a name stand in a text from a place on, however it breaks its lines. */
function placesOf(words: string, text: string, from: number, { identity }: NamedAt): NamedAt[] {
  if (words.trim() === '') return [];
  const spelt = escapeRegExp(words.trim()).replace(/\s+/gu, '\\s+').replace(/['’]/gu, "['’]");
  const match = new RegExp(spelt, 'u').exec(text.slice(from));
  return match ? [{ identity, start: from + match.index, end: from + match.index + match[0].length }] : [];
}
