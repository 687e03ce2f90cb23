import type { Leaf } from './leaves.ts';
import { isNameLike, type SpeakerConvention, speakerConventions } from './speaker-labels.ts';

/** A speaker's label, or a time code alone, at the start of a line. */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly time?: string;
}

/** What of a block labels are looked for in. */
export interface LabelledBlock extends Pick<Leaf, 'start' | 'end' | 'kind'> {
  /** Known to have no line but its first. */
  readonly isOneLine?: true;
}

/** What may be a label: whether it is one, only the whole source can say. */
export interface Candidate extends Label {
  readonly convention: string;
  readonly doubtful: boolean;
  /** The convention gives a time code with the label. */
  readonly timed: boolean;
  readonly opensBlock: boolean;
  readonly alone: boolean;
  readonly together: boolean;
  /** Its label is known for a role. */
  readonly known: boolean;
}

/** Which labels need no other, and which may be some at all. */
export interface KnownNames {
  readonly isKnown: (name: string) => boolean;
  readonly mayName: (name: string) => boolean;
}

/** The candidates of one line, in the order of the conventions; only the last may be beyond doubt. */
export type Line = readonly Candidate[];

/** The candidates of the lines of a block; none where no line has any. */
export type Candidates = readonly Line[];

const none: Line = [];
export const noLines: readonly Line[] = [];

/** The signs of the conventions: each is looked for once in a line, whichever need it. */
const signs = [...new Set(speakerConventions.map(({ sign }) => sign))];
const conventions = speakerConventions.map((convention) => ({ ...convention, sign: signs.indexOf(convention.sign) }));

/**
 * What may be a label in a block.
 * @param body the Markdown it stands in.
 * @param signed of each sign, whether the body has it at all; of none it is known where it is empty.
 */
export function candidatesOf(
  block: LabelledBlock,
  body: string,
  names: KnownNames,
  signed: readonly boolean[] = [],
): Candidates {
  const lines = linesOf(block, body).map((start) => candidatesAt(start, block, body, names, signed));
  return lines.some(({ length }) => length > 0) ? lines : noLines;
}

/** Candidates of a text that stands elsewhere: so many units later. */
export function candidatesLater(candidates: Candidates, by: number): Candidates {
  if (candidates === noLines) return candidates;
  return candidates.map((line) => line.map((one) => ({ ...one, start: one.start + by, end: one.end + by })));
}

/**
 * The one candidate of a paragraph that begins with a bold label that can be read in no other way, and words after it.
 * @param start where the paragraph stands.
 */
export function boldCandidate(
  paragraph: string,
  start: number,
): (Candidates & readonly [readonly [Label]]) | undefined {
  const bold = boldLabelAt(0, 0, paragraph);
  return bold && [[{ ...bold, start, end: start + bold.end }]];
}

const headingMargin = /[\s#>]/;
const paragraphMargin = /[ \t\u00a0>]/;

/** Where the lines of a leaf begin, after their margin. */
function linesOf({ start, end, kind, isOneLine }: LabelledBlock, body: string): number[] {
  const starts = [];
  const margin = kind === 'heading' ? headingMargin : paragraphMargin;
  for (let at = start; at < end; ) {
    while (at < end && !isLetter(body.charCodeAt(at)) && margin.test(body[at] as string)) at++;
    if (at < end) starts.push(at);
    if (isOneLine) break;
    const next = body.indexOf('\n', at);
    at = next === -1 ? end : next + 1;
  }
  return starts;
}

/** A letter of ASCII, with which nearly every line begins, or a sign of its kind: of no margin. */
function isLetter(code: number): boolean {
  return code > 0x3e && code < 0x7f;
}

/** A bold label, a time code maybe, then words: of all conventions only one reads it so, and it needs no other label. */
const inBold =
  /\*\*([\p{L}\p{N}](?:[\p{L}\p{N} ]{0,46}[\p{L}\p{N}])?)[ \u00a0\u202f]?:\*\*(?: ?\[\d\d?:\d\d(?::\d\d)?\])?(?= ?[\p{L}«])/uy;

function candidatesAt(
  start: number,
  block: LabelledBlock,
  body: string,
  names: KnownNames,
  signed: readonly boolean[],
): Line {
  const bold = block.kind === 'paragraph' ? boldLabelAt(start, block.start, body) : undefined;
  if (bold) return [bold];
  const rest = reach(start, block, body);
  return mayHoldLabel(rest) ? candidatesIn(rest, start, block, names, signed) : none;
}

function boldLabelAt(start: number, blockStart: number, body: string): Candidate | undefined {
  if (!body.startsWith('**', start)) return undefined;
  inBold.lastIndex = start;
  const [all, name] = inBold.exec(body) ?? [];
  if (all === undefined || name === undefined) return undefined;
  return {
    start,
    end: start + all.length,
    convention: 'bold label',
    opensBlock: start === blockStart,
    timed: false,
    alone: false,
    together: false,
    known: false,
    doubtful: false,
    name: name.includes('  ') ? oneSpaced(name) : name,
  };
}

function candidatesIn(
  rest: string,
  start: number,
  leaf: LabelledBlock,
  { isKnown, mayName }: KnownNames,
  signed: readonly boolean[],
): Line {
  const candidates: Candidate[] = [];
  const holds: boolean[] = [];
  for (const convention of conventions) {
    const { sign } = convention;
    holds[sign] ??= signed[sign] !== false && (signs[sign] as RegExp).test(rest);
    const match = holds[sign] && mayStand(convention, start, leaf) ? convention.pattern.exec(rest) : null;
    if (!match) continue;
    const { label = match.groups?.chevron, time } = match.groups ?? {};
    const found = (name: string | undefined, doubtful: boolean): Candidate => ({
      start,
      end: start + match[0].length,
      convention: convention.name,
      opensBlock: start === leaf.start,
      timed: time !== undefined,
      alone: convention.alone === true,
      together: convention.together === true,
      known: doubtful && isKnown(name as string),
      doubtful,
      ...(name === undefined ? {} : { name }),
      ...(time === undefined ? {} : { time }),
    });
    if (label === undefined) {
      // « (10:30) » in the middle of a paragraph was said.
      const isTime = leaf.kind === 'paragraph' && (start === leaf.start || !rest.startsWith('('));
      if (isTime) candidates.push(found(undefined, false));
      return candidates;
    }
    const name = oneSpaced(label.trim());
    if (isCertain(convention, name, time !== undefined, leaf, isKnown)) {
      candidates.push(found(name, false));
      return candidates;
    }
    if (leaf.kind === 'paragraph' && mayName(name)) candidates.push(found(name, true));
  }
  return candidates;
}

function oneSpaced(name: string): string {
  return name.replace(/[\s\u00a0\u202f]+/g, ' ');
}

/** Of each sign that may stand anywhere in a line, whether a text has it at all. */
export function signsOf(body: string): boolean[] {
  return signs.map((one) => one.source.startsWith('^') || one.test(body));
}

/** No pattern goes beyond so many lines: a number, a time, a name, and where its text begins. */
const mostLines = 4;

/** What of a leaf a label at an offset may take up: its next lines, of those with white space alone as many as follow. */
function reach(start: number, { end, isOneLine }: LabelledBlock, body: string): string {
  if (isOneLine) return body.slice(start, end);
  let at = start;
  for (let lines = 0; lines < mostLines; ) {
    const newline = body.indexOf('\n', at);
    if (newline === -1 || newline >= end) return body.slice(start, end);
    if (body.slice(at, newline).trim() !== '') lines++;
    at = newline + 1;
  }
  return body.slice(start, at);
}

const withoutSign = /^(?:<v|[*_]{0,3}(?:[QRIA]\.|(?:Q|R|Question|Réponse) ?\d))/;
const sign = /[:：\n\t\]>;—–|/]|[ \u00a0\u202f]-/;
/** Longer than any label with its time codes and asides, in UTF-16 units; only white space may make one longer. */
const longestLabel = 600;
const manySpaces = /[ \t\u00a0\u202f]{16}/;

/** Whether a line may begin with a label at all: every layout but three has one of these signs, or ends its first line. */
function mayHoldLabel(rest: string): boolean {
  if (withoutSign.test(rest)) return true;
  const at = rest.search(sign);
  if (at === -1) return false;
  return at < longestLabel || rest.lastIndexOf('-->', at) !== -1 || manySpaces.test(rest.slice(0, at));
}

/** A name alone on its line opens a block. */
function mayStand({ alone }: Pick<SpeakerConvention, 'alone'>, start: number, leaf: LabelledBlock): boolean {
  return !alone || start === leaf.start;
}

function isCertain(
  { doubtful, alone, together }: Pick<SpeakerConvention, 'doubtful' | 'alone' | 'together'>,
  name: string,
  timed: boolean,
  { kind }: LabelledBlock,
  isKnown: (name: string) => boolean,
): boolean {
  if (alone || together) return false;
  return isKnown(name) || (kind === 'paragraph' && (!doubtful || (timed && isNameLike(name))));
}

export function mayBeName(name: string): boolean {
  return (
    /^[\p{Lu}\p{N}]/u.test(name) && /\p{L}/u.test(name) && !/[;!«»"“”…]/.test(name) && name.split(/\s+/).length <= 5
  );
}
