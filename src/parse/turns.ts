import type { Paragraph, Turn } from '../model/source.ts';
import { overlaps, type Span, subtract } from '../model/span.ts';
import { findLabels } from './find-labels.ts';
import { Floor, type Holder, type Spoken } from './floor.ts';
import type { Label } from './label-candidates.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { addRun, indexOf, isWhite, offsetOf, type PlainText, referenceAt } from './plain-text.ts';

/** A part of a leaf that one speaker says. */
interface Piece extends Spoken, Span {
  readonly time: string | undefined;
  readonly paragraph: Paragraph | undefined;
}

/**
 * The turns of a source's body, in order, with exact offsets into it.
 * @param interviewers labels of the speakers who ask, besides the known ones.
 * @param speakers labels the source describes: one occurrence of theirs is enough.
 */
export function parseTurns(body: string, interviewers: readonly string[], speakers: readonly string[] = []): Turn[] {
  const { visible, comments } = hideComments(body);
  const leaves = leavesOf(visible);
  const labels = findLabels(leaves, visible, interviewers, speakers);
  return turnsOf(
    leaves.flatMap((leaf, index) => piecesOf(leaf, labels[index] ?? [], comments, body)),
    interviewers,
  );
}

const comment = /(?<!\\)<!--(?:-?>|[\s\S]*?-->)/g;
/** The head of a caption file, down to its first caption. */
const captionHead = /^\s*WEBVTT(?:[ \t][^\n]*)?(?=\n|$)(?:\n(?:Kind|Language|X-[^\n:]*)[:=][^\n]*)*/;

/** Comments become blanks before Markdown is read, so that one beside speech does not hide the speech. */
function hideComments(body: string): { visible: string; comments: Span[] } {
  const comments: Span[] = [];
  const hide = (hidden: string, start: number) => {
    comments.push({ start, end: start + hidden.length });
    return hidden.replace(/[^\n]/g, ' ');
  };
  const told = body.replace(captionHead, hide);
  return { visible: told.includes('<!--') ? told.replace(comment, hide) : told, comments };
}

function piecesOf(leaf: Leaf, labels: readonly Label[], comments: readonly Span[], body: string): Piece[] {
  const starts = labels.filter(({ name }) => name !== undefined).map(({ start }) => start);
  const [first] = starts;
  if (first === undefined || (first > leaf.start && !/^[\s#>]*$/.test(body.slice(leaf.start, first))))
    starts.unshift(leaf.start);
  let next = 0;
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? leaf.end;
    const inside: Label[] = [];
    while (next < labels.length && (labels[next] as Label).start < end) inside.push(labels[next++] as Label);
    return pieceOf(leaf, { start, end }, inside, comments, body);
  });
}

/** @param labels those that stand in the span. */
function pieceOf(leaf: Leaf, span: Span, labels: readonly Label[], comments: readonly Span[], body: string): Piece {
  const speaker = labels.find(({ name }) => name !== undefined)?.name;
  const time = labels.find((label) => label.time !== undefined)?.time;
  const hidden = comments.length === 0 ? comments : comments.filter((comment) => overlaps(comment, span));
  const silent = hidden.length === 0 ? labels : [...labels, ...hidden];
  const paragraph = paragraphOf(leaf, speaker === undefined ? leaf.kind : 'paragraph', span, silent, body);
  const question = speaker === undefined && leaf.emphasised && isQuestion(paragraph?.text ?? '');
  return { start: span.start, end: span.end, question, speaker, time, paragraph };
}

/** Whether words that are set apart ask. */
export function isQuestion(text: string): boolean {
  return /\?["»”’\s)]*$/.test(text);
}

/** The words within a span of a leaf, without what is silent; undefined where nothing is said. */
function paragraphOf(
  { plain }: Leaf,
  kind: Leaf['kind'],
  span: Span,
  silent: readonly Span[],
  body: string,
): Paragraph | undefined {
  const kept = subtract(span, silent).map(({ start, end }): Range => [indexOf(plain, start), indexOf(plain, end)]);
  trim(kept, plain.text);
  const last = kept[kept.length - 1];
  if (!last) return undefined;
  const { text, runs } = kept.length === 1 ? partOf(plain, last) : joined(plain, kept);
  const end = offsetOf(plain, last[1] - 1);
  return {
    kind,
    start: (runs[0] as { offset: number }).offset,
    end: end + (referenceAt(body, end)?.length ?? 1),
    text,
    runs,
  };
}

/** Units of a text, `to` exclusive. */
type Range = [from: number, to: number];

function partOf(plain: PlainText, [from, to]: Range): PlainText {
  const text = plain.text.slice(from, to);
  const [first, ...more] = runsWithin(plain, from, to);
  return {
    text,
    runs: [
      { from: 0, offset: first?.offset ?? 0 },
      ...more.map((run) => ({ from: run.from - from, offset: run.offset })),
    ],
  };
}

function joined(plain: PlainText, ranges: readonly Range[]): PlainText {
  const runs: { from: number; offset: number }[] = [];
  let text = '';
  for (const [from, to] of ranges) {
    for (const run of runsWithin(plain, from, to)) addRun(runs, text.length + run.from - from, run.offset);
    text += plain.text.slice(from, to);
  }
  return { text, runs };
}

/** The runs of the units from `from` to `to`. */
function runsWithin(plain: PlainText, from: number, to: number): PlainText['runs'] {
  if (from >= to) return [];
  const later = plain.runs.filter((run) => run.from > from && run.from < to);
  return [{ from, offset: offsetOf(plain, from) }, ...later];
}

/** Takes the white space off both ends of what is kept of a text, ranges of indices that go where nothing is left of them. */
function trim(kept: Range[], text: string): void {
  const isSpace = (i: number) => isWhite(text.charCodeAt(i));
  for (let first = kept[0]; first; first = kept[0]) {
    while (first[0] < first[1] && isSpace(first[0])) first[0]++;
    if (first[0] < first[1]) break;
    kept.shift();
  }
  for (let last = kept[kept.length - 1]; last; last = kept[kept.length - 1]) {
    while (last[0] < last[1] && isSpace(last[1] - 1)) last[1]--;
    if (last[0] < last[1]) break;
    kept.pop();
  }
}

interface OpenTurn {
  speaker?: string;
  asks: boolean;
  time?: string;
  start: number;
  end: number;
  paragraphs: Paragraph[];
}

function turnsOf(pieces: readonly Piece[], interviewers: readonly string[]): Turn[] {
  const floor = new Floor(pieces, interviewers);
  const turns: OpenTurn[] = [];
  let last: Holder | undefined;
  let turn: OpenTurn | undefined;
  for (const piece of pieces) {
    const { start, end, paragraph, time } = piece;
    const holder = floor.holderOf(piece, paragraph !== undefined);
    if (!turn || holder !== last) {
      const { speaker, asks } = holder;
      turn = { asks, start, end, paragraphs: [], ...(speaker === undefined ? {} : { speaker }) };
      turns.push(turn);
      last = holder;
    }
    turn.end = end;
    if (turn.time === undefined && time !== undefined) turn.time = time;
    if (paragraph) turn.paragraphs.push(time === undefined ? paragraph : { ...paragraph, time });
  }
  return turns;
}
