import type { Paragraph, Turn } from '../model/source.ts';
import { type Span, subtract } from '../model/span.ts';
import { findLabels, type Label } from './find-labels.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { addRun, indexOf, offsetOf, type PlainText, referenceAt } from './plain-text.ts';
import { asksByLabel } from './speaker-labels.ts';

/** A part of a leaf that one speaker says. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** The label it opens with. */
  readonly speaker?: string;
  readonly time?: string;
  /** Set apart as a question would be, without a label. */
  readonly question: boolean;
  readonly paragraph?: Paragraph;
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
  if (starts.length === 0 || !/^[\s#>]*$/.test(body.slice(leaf.start, starts[0]))) starts.unshift(leaf.start);
  let next = 0;
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? leaf.end;
    const inside: Label[] = [];
    while (next < labels.length && (labels[next] as Label).start < end) inside.push(labels[next++] as Label);
    const speaker = inside.find(({ name }) => name !== undefined)?.name;
    const time = inside.find((label) => label.time !== undefined)?.time;
    const hidden = comments.filter((comment) => comment.start < end && comment.end > start);
    const silent = hidden.length === 0 ? inside : [...inside, ...hidden];
    const kind = speaker === undefined ? leaf.kind : 'paragraph';
    const paragraph = paragraphOf({ ...leaf, kind }, { start, end }, silent, body);
    return {
      start,
      end,
      question: speaker === undefined && leaf.emphasised && /\?["»”’\s)]*$/.test(paragraph?.text ?? ''),
      ...(speaker === undefined ? {} : { speaker }),
      ...(time === undefined ? {} : { time }),
      ...(paragraph === undefined ? {} : { paragraph }),
    };
  });
}

/** The words within a span of a leaf, without what is silent; undefined where nothing is said. */
function paragraphOf(leaf: Leaf, span: Span, silent: readonly Span[], body: string): Paragraph | undefined {
  const { plain } = leaf;
  const kept = subtract(span, silent).map(
    ({ start, end }) => [indexOf(plain, start), indexOf(plain, end)] as [number, number],
  );
  trim(kept, plain.text);
  const last = kept.at(-1);
  if (!last) return undefined;
  const runs: { from: number; offset: number }[] = [];
  let said = '';
  for (const [from, to] of kept) {
    for (const run of runsWithin(plain, from, to)) addRun(runs, said.length + run.from - from, run.offset);
    said += plain.text.slice(from, to);
  }
  const end = offsetOf(plain, last[1] - 1);
  return {
    kind: leaf.kind,
    start: (runs[0] as { offset: number }).offset,
    end: end + (referenceAt(body, end)?.length ?? 1),
    text: said,
    runs,
  };
}

/** The runs of the units from `from` to `to`. */
function runsWithin(plain: PlainText, from: number, to: number): PlainText['runs'] {
  if (from >= to) return [];
  const later = plain.runs.filter((run) => run.from > from && run.from < to);
  return [{ from, offset: offsetOf(plain, from) }, ...later];
}

/** Takes the white space off both ends of what is kept of a text, ranges of indices that go where nothing is left of them. */
function trim(kept: [number, number][], text: string): void {
  const isSpace = (i: number) => isWhite(text.charCodeAt(i));
  for (let first = kept[0]; first; first = kept[0]) {
    while (first[0] < first[1] && isSpace(first[0])) first[0]++;
    if (first[0] < first[1]) break;
    kept.shift();
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    while (last[0] < last[1] && isSpace(last[1] - 1)) last[1]--;
    if (last[0] < last[1]) break;
    kept.pop();
  }
}

function isWhite(code: number): boolean {
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(String.fromCharCode(code));
}

interface OpenTurn {
  speaker?: string;
  asks: boolean;
  time?: string;
  start: number;
  end: number;
  paragraphs: Paragraph[];
}

/** Of each label, whether its speaker asks. */
function askingAmong(pieces: readonly Piece[], interviewers: readonly string[]): Map<string, boolean> {
  const labels = new Set(pieces.flatMap(({ speaker }) => speaker ?? []));
  return new Map([...labels].map((label) => [label, asksByLabel(label, interviewers)]));
}

function turnsOf(pieces: readonly Piece[], interviewers: readonly string[]): Turn[] {
  const asking = askingAmong(pieces, interviewers);
  const onlyQuestionsLabelled = asking.size > 0 && [...asking.values()].every((asks) => asks);
  const turns: OpenTurn[] = [];
  let respondent: string | undefined;
  const whoSays = ({ speaker, question }: Piece): Pick<OpenTurn, 'speaker' | 'asks'> => {
    if (speaker !== undefined) return { speaker, asks: asking.get(speaker) === true };
    if (question) return { asks: true };
    const current = turns.at(-1);
    const asked = current?.asks && current.paragraphs.length > 0;
    const answers = asked && (current.speaker === undefined || onlyQuestionsLabelled);
    if (current && !answers) return current;
    return { asks: false, ...(respondent === undefined ? {} : { speaker: respondent }) };
  };
  for (const piece of pieces) {
    const { speaker, asks } = whoSays(piece);
    if (!asks && speaker !== undefined) respondent = speaker;
    let turn = turns.at(-1);
    if (!turn || turn.asks !== asks || turn.speaker !== speaker) {
      turn = {
        asks,
        start: piece.start,
        end: piece.end,
        paragraphs: [],
        ...(speaker === undefined ? {} : { speaker }),
      };
      turns.push(turn);
    }
    turn.end = piece.end;
    if (turn.time === undefined && piece.time !== undefined) turn.time = piece.time;
    const { paragraph, time } = piece;
    if (paragraph) turn.paragraphs.push(time === undefined ? paragraph : { ...paragraph, time });
  }
  return turns;
}
