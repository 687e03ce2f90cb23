import { sliceParagraph } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { type Span, subtract } from '../model/span.ts';
import { answersIn } from './answers-in.ts';
import { blockGap } from './block-gap.ts';

export interface SegmentText {
  /** Paragraphs joined by a blank line. */
  readonly text: string;
  /** Where one speaker says all of it. */
  readonly speaker?: string;
}

/** Words of one coded piece that stand in one paragraph. */
interface Run {
  readonly words: string;
  readonly paragraph: Paragraph;
  readonly speaker: string | undefined;
  /** Which part they are of, and which piece of what remains of all parts. */
  readonly part: number;
  readonly piece: number;
}

/**
 * The words of the coded pieces as a reader sees them: without interviewers' words, headings and labels.
 * @param parts pieces in order, offsets in the body.
 * @param joints what is printed between one piece and the next (`[…]`, an insertion, or nothing).
 * @param holes stretches left out, each shown as `[…]` between the words around it.
 */
export function segmentText(
  source: Source,
  parts: readonly Span[],
  joints: readonly string[],
  holes: readonly Span[] = [],
): SegmentText {
  const runs = runsOf(source, parts, holes);
  const [first] = runs;
  if (!first) return { text: '' };
  const follow = (said: string, run: Run, i: number) => said + joined(said, runs[i] as Run, run, joints, source.body);
  const text = runs.slice(1).reduce(follow, first.words);
  const { speaker } = first;
  const isSole = runs.every((run) => run.speaker === speaker);
  return { text, ...(speaker !== undefined && isSole ? { speaker } : {}) };
}

/** Labels of the respondents who say the words of the coded pieces, in order of speaking. */
export function speakersIn(source: Source, parts: readonly Span[], holes: readonly Span[] = []): string[] {
  return [...new Set(runsOf(source, parts, holes).flatMap(({ speaker }) => speaker ?? []))];
}

function runsOf(source: Source, parts: readonly Span[], holes: readonly Span[]): Run[] {
  const [only] = parts;
  if (only && parts.length === 1 && holes.length === 0) return runsIn(source, only, 0, 0);
  const pieces = parts.flatMap((part, index) => subtract(part, holes).map((span) => ({ span, part: index })));
  return pieces.flatMap(({ span, part }, piece) => runsIn(source, span, part, piece));
}

/** What follows the words said so far: what is printed for the gap, then the words. */
function joined(said: string, last: Run, next: Run, joints: readonly string[], body: string): string {
  const joint = jointBetween(last, next, joints);
  if (joint === '' && last.paragraph === next.paragraph) return ` ${next.words}`;
  if (joint === '') return `${blockGap(body.slice(last.paragraph.end, next.paragraph.start))}${next.words}`;
  const before = /['’(]$/.test(said) ? '' : ' ';
  const after = /^[,.)\]…]/.test(next.words) ? '' : ' ';
  return `${before}${joint}${after}${next.words}`;
}

function jointBetween(last: Run, next: Run, joints: readonly string[]): string {
  if (last.part === next.part) return last.piece === next.piece ? '' : '[…]';
  return next.part === last.part + 1 ? (joints[last.part] ?? '') : '[…]';
}

function runsIn(source: Source, span: Span, part: number, piece: number): Run[] {
  const runs: Run[] = [];
  for (const { paragraph, speaker } of answersIn(source, span)) {
    const words = sliceParagraph(paragraph, span).trim();
    if (words !== '') runs.push({ words, paragraph, speaker, part, piece });
  }
  return runs;
}

/** A text with the insertions printed before and after it: « [L]a concurrence », « [Le cluster] aide ». */
export function withInsertions(text: string, { lead, tail }: { readonly lead: string; readonly tail: string }): string {
  if (text === '') return '';
  const before = lead === '' || /^\[.\]$/u.test(lead) ? lead : `${lead} `;
  return `${before}${text}${tail === '' ? '' : ` ${tail}`}`;
}
