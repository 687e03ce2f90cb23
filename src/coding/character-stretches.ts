import { bodyOffset, indexAt } from '../model/paragraph.ts';
import type { Paragraph } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { isSpace } from './is-space.ts';

/** A stretch of a paragraph's words within which no passage begins or ends. */
export interface CharacterStretch extends Span {
  readonly parts: readonly Span[];
  /** UTF-16 units that a reader sees: no marks of emphasis, no backslash before a sign. */
  readonly length: number;
}

/**
 * What is left of a paragraph, cut wherever a passage begins or ends. Each stretch ends where the next begins; marks
 * between two words are of neither, so that it does not matter on which side of them a passage ends.
 * @param part of the body, within the paragraph
 * @param borders of passages in the body, ascending
 */
export function characterStretches(paragraph: Paragraph, part: Span, borders: readonly number[]): CharacterStretch[] {
  const { text } = paragraph;
  let [from, to] = [indexAt(paragraph, part.start), indexAt(paragraph, part.end)];
  while (from < to && isSpace(text[to - 1])) to--;
  while (from < to && isSpace(text[from])) from++;
  const within = borders.map((border) => indexAt(paragraph, border)).filter((index) => from < index && index < to);
  const cuts = from < to ? [...new Set([from, ...within, to])] : [];
  const bodyEnd = (index: number) => bodyOffset(paragraph, index - 1) + 1;
  return cuts.slice(0, -1).map((cut, i) => {
    const next = cuts[i + 1] as number;
    const start = bodyOffset(paragraph, cut);
    const end = next === to ? bodyEnd(to) : bodyOffset(paragraph, next);
    return { start, end, parts: [{ start, end: bodyEnd(next) }], length: next - cut };
  });
}
