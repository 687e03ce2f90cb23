import type { Span } from '../model/span.ts';
import type { Run } from './runs.ts';

/** A sentence of one of several paragraphs. */
export interface Sentence extends Span {
  readonly paragraph: number;
}

const mark = '[…]';
const markAtStart = /^(?:(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\))\s*)+/u;
const markAtEnd = /(?:\s*(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\)))+$/u;

/**
 * The runs' words, paragraph by paragraph, with one `[…]` for each stretch left out: where it stood in a paragraph,
 * or in a paragraph of its own where whole ones went. A mark that already stood at the edge of a stretch merges with it.
 */
export function joinRuns(
  paragraphs: readonly string[],
  sentences: readonly Sentence[],
  runs: readonly Run[],
): string[] {
  const shown: string[] = [];
  let end = 0;
  for (const { from, to } of runs) {
    const pieces = slicePieces(paragraphs, sentences.slice(from, to));
    const first = pieces.shift() ?? '';
    if (from === end) shown.push(first);
    else appendAfterGap(shown, first, gapPlace(sentences, end, from));
    shown.push(...pieces);
    end = to;
  }
  if (end < sentences.length) shown.push(`${(shown.pop() ?? '').replace(markAtEnd, '')} ${mark}`);
  return shown;
}

/** The stretch of each paragraph that the sentences span. */
function slicePieces(paragraphs: readonly string[], sentences: readonly Sentence[]): string[] {
  const spans = new Map<number, Span>();
  for (const { paragraph, start, end } of sentences) {
    spans.set(paragraph, { start: spans.get(paragraph)?.start ?? start, end });
  }
  return [...spans].map(([paragraph, { start, end }]) => (paragraphs[paragraph] ?? '').slice(start, end));
}

type GapPlace = 'within' | 'before' | 'after' | 'between';

/** Where the mark goes for sentences `from` to `to`: within a paragraph, before the next piece, after the last, between. */
function gapPlace(sentences: readonly Sentence[], from: number, to: number): GapPlace {
  const last = sentences[from - 1]?.paragraph;
  const next = sentences[to]?.paragraph;
  if (last === undefined) return 'before';
  if (last === next) return 'within';
  if (sentences[from]?.paragraph === last) return 'after';
  return sentences[to - 1]?.paragraph === next ? 'before' : 'between';
}

function appendAfterGap(shown: string[], piece: string, place: GapPlace): void {
  const last = shown.pop()?.replace(markAtEnd, '');
  const next = piece.replace(markAtStart, '');
  if (last === undefined) shown.push(`${mark} ${next}`);
  else if (place === 'within') shown.push(`${last} ${mark} ${next}`);
  else if (place === 'after') shown.push(`${last} ${mark}`, next);
  else if (place === 'before') shown.push(last, `${mark} ${next}`);
  else shown.push(last, mark, next);
}
