import { Utf8Text } from '../model/utf8-text.ts';
import { BoldLabels } from './bold-labels.ts';
import { LabelFinder } from './find-labels.ts';
import { Floor, type Spoken } from './floor.ts';
import { type Candidates, candidatesLater, type Label } from './label-candidates.ts';
import { type LineKind, mayFollow, type PlainBlock, plainLine } from './plain-blocks.ts';
import { isPlainSpeech } from './plain-speech.ts';
import { inline } from './simple-leaves.ts';
import { isQuestion } from './turns.ts';

/** What is said in a line: the bytes from an offset to another; none where they are one. */
interface Part extends Spoken, Pick<PlainBlock, 'kind'> {
  readonly from: number;
  readonly to: number;
}

/** A line that is read when the labels of all are known. */
interface Line {
  /** In bytes. */
  readonly start: number;
  readonly text: string;
  readonly block: PlainBlock;
  /** What may be its label. */
  readonly candidates: Candidates;
}

const newline = 0x0a;
const space = 0x20;
const star = 0x2a;
const opensTag = 0x3c;
const head = 'WEBVTT';
/** Bytes in which it is looked for. */
const beforeHead = 400;
/** Of the signs of `inline`, those that are no tag. */
const richSigns = ['\\', '`', '\t', '_', '&', ']('].map((sign) => (sign.length === 1 ? sign.charCodeAt(0) : sign));

/**
 * What the respondents of a source say, paragraph by paragraph: the texts of what `parseTurns` finds, sooner, where each line
 * of the body is a block of its own and nothing in it is set apart but labels and whole lines.
 * @param bytes of the file; `isPlainUtf8`.
 * @param start where the body begins, in bytes.
 * @returns undefined where the body holds anything else.
 */
export function saidPlainly(
  bytes: Uint8Array,
  start: number,
  interviewers: readonly string[],
  speakers: readonly string[],
): Utf8Text[] | undefined {
  const parts = new Reading(bytes, start, new LabelFinder(interviewers, speakers)).parts();
  if (!parts) return undefined;
  const floor = new Floor(parts, interviewers);
  const said: Utf8Text[] = [];
  for (const part of parts) {
    const { kind, from, to } = part;
    const { asks } = floor.holderOf(part, from < to);
    if (!asks && from < to && kind !== 'heading') said.push(new Utf8Text(bytes, from, to));
  }
  return said;
}

class Reading {
  private readonly lines: (Part | Line)[] = [];
  private readonly bold: BoldLabels;
  /** How often each name stands in a bold label. */
  private readonly certain = new Map<string, number>();
  private above: LineKind | undefined;
  private readonly bytes: Buffer;
  /** The body has signs that Markdown may take for its own. */
  private readonly mayBeRich: boolean;
  private readonly nextStar: (from: number) => number;
  private readonly nextTag: (from: number) => number;

  constructor(
    bytes: Uint8Array,
    private readonly bodyStart: number,
    private readonly finder: LabelFinder,
  ) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bold = new BoldLabels(this.bytes);
    this.mayBeRich = richSigns.some((sign) => this.bytes.includes(sign, bodyStart));
    this.nextStar = nextOf(this.bytes, star);
    this.nextTag = nextOf(this.bytes, opensTag);
  }

  parts(): Part[] | undefined {
    const { bytes } = this;
    if (this.mayBeCaptions()) return undefined;
    if (bytes.includes(0xef, this.bodyStart) && bytes.includes('\ufeff', this.bodyStart)) return undefined;
    for (let start = this.bodyStart; start < bytes.length; ) {
      const end = this.isComment(start) ? this.passComment(start) : this.read(start, this.lineEnd(start));
      if (end === undefined) return undefined;
      start = end + 1;
    }
    return this.labelled();
  }

  private labelled(): Part[] | undefined {
    const others = this.lines.filter(isOther);
    if (others.length === 0) return this.lines as Part[];
    const labelsOf = this.finder.labelsAmong(
      others.flatMap(({ candidates }) => candidates),
      this.certain,
    );
    const parts: Part[] = [];
    for (const line of this.lines) {
      const part = isOther(line) ? partOf(line, labelsOf(line.candidates)) : line;
      if (!part) return undefined;
      parts.push(part);
    }
    return parts;
  }

  /** White space may stand before the head of a caption file. */
  private mayBeCaptions(): boolean {
    const { bytes, bodyStart } = this;
    let first = bodyStart;
    while (isSpace(bytes[first] as number)) first++;
    const isOther = (bytes[first] as number) < 0x80 && bytes[first] !== head.charCodeAt(0);
    // Six characters take no more.
    if (isOther && first + 24 <= Math.min(bytes.length, bodyStart + beforeHead)) return false;
    const opening = this.textOf(bodyStart, bodyStart + beforeHead).trimStart();
    return opening.length < head.length || opening.startsWith(head);
  }

  private lineEnd(from: number): number {
    if (this.bytes[from] === newline) return from;
    const end = this.bytes.indexOf(newline, from);
    return end === -1 ? this.bytes.length : end;
  }

  private textOf(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }

  private isComment(start: number): boolean {
    return this.bytes[start] === opensTag && this.textOf(start, start + 4) === '<!--';
  }

  /** @returns where the line ends that a comment ends on; undefined where something follows it. */
  private passComment(start: number): number | undefined {
    this.above = undefined;
    const close = this.bytes.indexOf('-->', start + 4);
    if (close === -1 || /^-?>/.test(this.textOf(start + 4, start + 6))) return undefined;
    const end = this.lineEnd(close);
    return this.isBlank(close + 3, end) ? end : undefined;
  }

  /** @returns where the line ends; undefined where it cannot be read here. */
  private read(start: number, end: number): number | undefined {
    if (start < end && this.bytes[start] !== space)
      return this.readLabelled(start, end) ?? this.readUnlabelled(start, end) ?? this.readOther(start, end);
    this.above = undefined;
    return this.isBlank(start, end) ? end : undefined;
  }

  private isBlank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (this.bytes[at] !== space) return false;
    return true;
  }

  /** Most lines: of those that begin with a bold label, no more is read than that. */
  private readLabelled(start: number, end: number): number | undefined {
    const { bytes } = this;
    if (bytes[start] !== star || bytes[start + 1] !== star || !mayFollow('text', this.above)) return undefined;
    const label = this.bold.at(start, end);
    if (!label || this.nextStar(label.to) < end) return undefined;
    if ((this.mayBeRich || this.nextTag(start) < end) && inline.test(this.textOf(start, end))) return undefined;
    const { name, to } = label;
    this.certain.set(name, (this.certain.get(name) ?? 0) + 1);
    this.lines.push(this.part(name, to, end));
    this.above = 'text';
    return end;
  }

  /** A paragraph in which nothing stands that a label, or Markdown, may be made of. */
  private readUnlabelled(start: number, end: number): number | undefined {
    if (!mayFollow('text', this.above) || !isPlainSpeech(this.bytes, start, end)) return undefined;
    this.lines.push(this.part(undefined, start, end));
    this.above = 'text';
    return end;
  }

  private readOther(start: number, end: number): number | undefined {
    const text = this.textOf(start, end);
    const line = plainLine(text, this.above);
    if (!line) return undefined;
    const candidates = candidatesLater(this.finder.candidates(line.block, text), start);
    this.lines.push({ start, text, block: line.block, candidates });
    this.above = line.kind;
    return end;
  }

  /** What somebody says in bytes, without the white space at both ends. */
  private part(speaker: string | undefined, start: number, end: number): Part {
    let [from, to] = [start, end];
    while (from < to && isSpace(this.bytes[from] as number)) from++;
    while (from < to && isSpace(this.bytes[to - 1] as number)) to--;
    // Other white space is rare; it ends a character of several bytes, or is none of these.
    if (to > from && (this.bytes[to - 1] as number) >= 0x80)
      to = from + Buffer.byteLength(this.textOf(from, to).trimEnd());
    return { kind: 'paragraph', speaker, question: false, from, to };
  }
}

/** Of ASCII. */
function isSpace(byte: number): boolean {
  return byte === space || (byte >= 0x09 && byte <= 0x0d);
}

/** The next place of a byte, asked for ever later. */
function nextOf(bytes: Buffer, byte: number): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) next = bytes.indexOf(byte, from);
    if (next === -1) next = bytes.length;
    return next;
  };
}

function isOther(line: Part | Line): line is Line {
  return 'block' in line;
}

function partOf({ start, text, block }: Line, labels: readonly Label[]): Part | undefined {
  const { kind, bold, emphasised } = block;
  const [label] = labels;
  if (!label) {
    if (bold !== undefined && !emphasised) return undefined;
    const said = text.slice(block.from, block.to);
    const question = emphasised && isQuestion(said.trim());
    return { kind, speaker: undefined, question, ...within(text, start, block.from, block.to) };
  }
  const end = label.end - start;
  if (labels.length > 1 || kind === 'heading' || (bold !== undefined && end < bold)) return undefined;
  return { kind, speaker: label.name, question: false, ...within(text, start, end, block.end) };
}

/** The bytes of units of a line, without the white space at both ends. */
function within(line: string, start: number, from: number, to: number): { readonly from: number; readonly to: number } {
  const said = line.slice(from, to);
  const before = line.slice(0, to - said.trimStart().length);
  const first = start + Buffer.byteLength(before);
  return { from: first, to: first + Buffer.byteLength(said.trim()) };
}
