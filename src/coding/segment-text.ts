import { sliceParagraph } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import { overlaps, type Span, subtract } from '../model/span.ts';

export interface SegmentText {
  /** Paragraphs joined by a blank line. */
  readonly text: string;
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
  const pieces = parts.flatMap((part, index) => subtract(part, holes).map((span) => ({ span, part: index })));
  const runs = pieces.flatMap(({ span, part }, piece) => runsIn(source, span, part, piece));
  const [first] = runs;
  if (!first) return { text: '' };
  const text = runs.slice(1).reduce((said, run, i) => said + joined(said, runs[i] as Run, run, joints), first.words);
  return { text, ...(first.speaker === undefined ? {} : { speaker: first.speaker }) };
}

/** What follows the words said so far: what is printed for the gap, then the words. */
function joined(said: string, last: Run, next: Run, joints: readonly string[]): string {
  const joint = jointBetween(last, next, joints);
  if (joint === '') return `${last.paragraph === next.paragraph ? ' ' : '\n\n'}${next.words}`;
  const before = /['’(]$/.test(said) ? '' : ' ';
  const after = /^[,.)\]…]/.test(next.words) ? '' : ' ';
  return `${before}${joint}${after}${next.words}`;
}

function jointBetween(last: Run, next: Run, joints: readonly string[]): string {
  if (last.part === next.part) return last.piece === next.piece ? '' : '[…]';
  return next.part === last.part + 1 ? (joints[last.part] ?? '') : '[…]';
}

function runsIn(source: Source, span: Span, part: number, piece: number): Run[] {
  return answers(source).flatMap(({ paragraph, speaker }): Run[] => {
    if (!overlaps(paragraph, span)) return [];
    const words = sliceParagraph(paragraph, span).trim();
    return words === '' ? [] : [{ words, paragraph, speaker, part, piece }];
  });
}

type Answer = Pick<Run, 'paragraph' | 'speaker'>;

const cache = new WeakMap<Source, readonly Answer[]>();

/** What respondents say, paragraph by paragraph. */
function answers(source: Source): readonly Answer[] {
  const known = cache.get(source);
  if (known) return known;
  const said = source.turns.flatMap(({ asks, speaker, paragraphs }) =>
    asks ? [] : paragraphs.filter(({ kind }) => kind !== 'heading').map((paragraph) => ({ paragraph, speaker })),
  );
  cache.set(source, said);
  return said;
}
