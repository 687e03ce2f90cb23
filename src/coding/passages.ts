import { bodyOffset, indexAt } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps, type Span, subtract, trimmed } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { Utf8Text } from '../model/utf8-text.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { segmentText } from './segment-text.ts';

/** A stretch of what a respondent says that a machine may code: a paragraph, or a whole answer. */
export interface Passage extends Span {
  readonly source: string;
  /** As a reader sees it; what the interviewee took back is `[…]`. */
  readonly text: string;
  readonly parts: readonly Span[];
  readonly speaker?: string;
  /** Position of its turn among the source's turns. */
  readonly turn: number;
}

/** The respondents' paragraphs of a source, by place: no headings, no interviewers' words, nothing that was taken back. */
export function answerParagraphs(coded: CodedStudy, source: Source): Passage[] {
  return source.turns.flatMap(({ asks, paragraphs, speaker }, turn) =>
    asks
      ? []
      : paragraphs
          .filter(({ kind }) => kind === 'paragraph')
          .flatMap((paragraph) => passage(coded, source, [spanOfParagraph(paragraph)], turn, speaker, paragraph) ?? []),
  );
}

/** The texts of those paragraphs. */
export function answerTexts(coded: CodedStudy, source: Source): readonly Utf8Text[] {
  const isWhole = source.withdrawn.length === 0;
  const said = isWhole ? source.said : undefined;
  if (said) return said.filter((text) => isLetter(text.bytes[text.from] as number) || isSaid(text.toString()));
  const texts = isWhole ? wholeTexts(source) : answerParagraphs(coded, source).map(({ text }) => text);
  return texts.map(Utf8Text.of);
}

function wholeTexts({ turns }: Source): string[] {
  const paragraphs = turns.flatMap((turn) => (turn.asks ? [] : turn.paragraphs));
  return paragraphs.flatMap(({ kind, text }) => (kind === 'paragraph' && isSaid(text) ? [text.trim()] : []));
}

/** Of ASCII: most paragraphs begin with one. */
function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

const letterOrDigit = /[\p{L}\p{N}]/u;

function isSaid(text: string): boolean {
  return letterOrDigit.test(text);
}

/** The respondents' turns of a source, each whole, by place. */
export function wholeAnswers(coded: CodedStudy, source: Source): Passage[] {
  return source.turns.flatMap(({ asks, paragraphs, speaker }, turn) => {
    const said = asks ? [] : paragraphs.filter(({ kind }) => kind === 'paragraph').map(spanOfParagraph);
    return passage(coded, source, said, turn, speaker) ?? [];
  });
}

function passage(
  coded: CodedStudy,
  source: Source,
  said: readonly Span[],
  turn: number,
  speaker: string | undefined,
  whole?: Paragraph,
): Passage | undefined {
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last) return undefined;
  const span = { start: first.start, end: last.end };
  const holes = withdrawnParts(coded, source.id);
  const cuts = holes.filter((hole) => overlaps(hole, span));
  // A paragraph nobody took anything back of is its own text; a segment's is looked for in the whole interview.
  const text = whole && cuts.length === 0 ? whole.text.trim() : segmentText(source, [span], [], cuts).text;
  if (!isSaid(text)) return undefined;
  const paragraphs = source.turns[turn]?.paragraphs ?? [];
  const parts = subtract(span, cuts)
    .map((part) => trimmed(cuts.length === 0 ? part : ofWords(part, paragraphs), source.body))
    .filter((part) => part.start < part.end);
  const [start, end] = [parts[0]?.start ?? span.start, parts.at(-1)?.end ?? span.end];
  return { source: source.id, start, end, text, parts, turn, ...(speaker === undefined ? {} : { speaker }) };
}

/** A span without the marks of emphasis that stand at its ends, what they were around having been taken back. */
function ofWords(span: Span, paragraphs: readonly Paragraph[]): Span {
  const first = paragraphs.find(({ end }) => end > span.start);
  const last = paragraphs.findLast(({ start }) => start < span.end);
  if (!first || !last) return span;
  const from = indexAt(first, span.start);
  const to = indexAt(last, span.end);
  const words = first.text.slice(from).search(/\S/);
  const start = words === -1 ? span.start : bodyOffset(first, from + words);
  const before = last.text.slice(0, to).trimEnd().length;
  const end = before === 0 ? span.end : bodyOffset(last, before - 1) + 1;
  return start < end ? { start, end } : span;
}

/** Where the words of a paragraph stand, its label and emphasis aside: as `locate` finds them. */
export function spanOfParagraph(paragraph: Paragraph): Span {
  const { text } = paragraph;
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return { start: bodyOffset(paragraph, from), end: to > from ? bodyOffset(paragraph, to - 1) + 1 : paragraph.end };
}
