import type { Leaf } from './leaves.ts';
import { asksByLabel, isKnownLabel, isNameLike, type SpeakerConvention, speakerConventions } from './speaker-labels.ts';

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
interface Candidate extends Label {
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
interface KnownNames {
  readonly isKnown: (name: string) => boolean;
  readonly mayName: (name: string) => boolean;
}

/** The candidates of one line, in the order of the conventions; only the last may be beyond doubt. */
type Line = readonly Candidate[];

const none: Line = [];
const noLines: readonly Line[] = [];
const noLabels: Label[] = [];

/** The signs of the conventions: each is looked for once in a line, whichever need it. */
const signs = [...new Set(speakerConventions.map(({ sign }) => sign))];
const conventions = speakerConventions.map((convention) => ({ ...convention, sign: signs.indexOf(convention.sign) }));

/** The candidates of the lines of a block; none where no line has any. */
export type Candidates = readonly Line[];

/** Finds the labels of one source. */
export class LabelFinder {
  private readonly names: KnownNames;

  /**
   * @param interviewers labels of the speakers who ask, besides the known ones.
   * @param speakers labels the source describes: one occurrence of theirs is enough.
   */
  constructor(
    private readonly interviewers: readonly string[],
    speakers: readonly string[],
  ) {
    this.names = {
      isKnown: (name) => speakers.includes(name) || isKnownLabel(name, interviewers),
      mayName: (name) => speakers.includes(name) || mayBeName(name),
    };
  }

  /**
   * What may be a label in a block.
   * @param body the Markdown it stands in.
   * @param signed of each sign, whether the body has it at all.
   */
  candidates(block: LabelledBlock, body: string, signed: readonly boolean[] = []): Candidates {
    const lines = linesOf(block, body).map((start) => candidatesAt(start, block, body, this.names, signed));
    return lines.some(({ length }) => length > 0) ? lines : noLines;
  }

  /** The labels of each block of a source, in order, among the candidates of all. */
  among(found: readonly Candidates[]): (readonly Label[])[] {
    let confirmed: ReturnType<typeof confirmation> | undefined;
    const isConfirmed = (candidate: Candidate, linewise: boolean): boolean => {
      confirmed ??= confirmation(found.flat(2), (name) => asksByLabel(name, this.interviewers));
      return confirmed(candidate, linewise);
    };
    return found.map((lines) => {
      if (lines === noLines) return noLabels;
      const labels: Candidate[] = [];
      const linewise = lines[0]?.some(({ doubtful, alone, name }) => doubtful && !alone && name !== undefined) ?? false;
      for (const line of lines) {
        const label = line.find((candidate) => !candidate.doubtful || isConfirmed(candidate, linewise));
        if (label && label.start >= (labels.at(-1)?.end ?? 0)) labels.push(label);
      }
      return labels;
    });
  }
}

/**
 * The labels of each leaf, in order.
 * @param body the Markdown the leaves come from.
 */
export function findLabels(
  leaves: readonly LabelledBlock[],
  body: string,
  interviewers: readonly string[],
  speakers: readonly string[],
): (readonly Label[])[] {
  const finder = new LabelFinder(interviewers, speakers);
  const signed = signsOf(body);
  return finder.among(leaves.map((leaf) => finder.candidates(leaf, body, signed)));
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
function signsOf(body: string): boolean[] {
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

function mayBeName(name: string): boolean {
  return (
    /^[\p{Lu}\p{N}]/u.test(name) && /\p{L}/u.test(name) && !/[;!«»"“”…]/.test(name) && name.split(/\s+/).length <= 5
  );
}

/**
 * Doubtful labels that are confirmed: those that open two or more paragraphs; in a paragraph of which each line is a
 * turn, those that open two or more lines; those of a time-coded layout most of whose names return.
 */
function confirmation(
  all: readonly Candidate[],
  asks: (name: string) => boolean,
): (candidate: Candidate, linewise: boolean) => boolean {
  const takesTurns = alternation(
    all.filter(({ alone }) => alone),
    asks,
  );
  const standsTogether = company(
    all.filter(({ together }) => together),
    asks,
  );
  const named = all.filter(({ name, alone, together }) => name !== undefined && !alone && !together);
  const lines = countEnds(named, ({ name }) => name as string);
  const blocks = countEnds(
    named.filter(({ opensBlock }) => opensBlock),
    ({ name }) => name as string,
  );
  const timed = named.filter((candidate) => candidate.timed);
  const returning = timed.filter(({ name }) => (lines.get(name as string) ?? 0) >= 2);
  const layouts = countEnds(timed, ({ convention }) => convention);
  const returns = countEnds(returning, ({ convention }) => convention);
  return (candidate, linewise) => {
    const { name, convention, timed: hasTime, alone, together } = candidate;
    if (alone) return takesTurns.has(name as string);
    if (together) return standsTogether(candidate);
    if ((blocks.get(name as string) ?? 0) >= 2) return true;
    const times = lines.get(name as string) ?? 0;
    if ((linewise || hasTime) && times >= 2) return true;
    const back = returns.get(convention) ?? 0;
    return hasTime && back >= 2 && back * 2 >= (layouts.get(convention) ?? 0);
  };
}

/** Labels of a convention in which a known role asks and another answers: roles, and names that return. */
function company(together: readonly Candidate[], asks: (name: string) => boolean): (candidate: Candidate) => boolean {
  const key = ({ convention, name }: Candidate) => `${convention}\0${name}`;
  const times = countEnds(together, key);
  const counts = (candidate: Candidate) => candidate.known || (times.get(key(candidate)) ?? 0) >= 2;
  const taken = together.filter(counts);
  const asking = new Set(
    taken.filter(({ known, name = '' }) => known && asks(name)).map(({ convention }) => convention),
  );
  const answering = new Set(taken.filter(({ name = '' }) => !asks(name)).map(({ convention }) => convention));
  return (candidate) => asking.has(candidate.convention) && answering.has(candidate.convention) && counts(candidate);
}

/** The names alone on their lines that take turns: two or more return, and one of them asks, by role or with a `?`. */
function alternation(alone: readonly Candidate[], isAsking: (name: string) => boolean): ReadonlySet<string> {
  const times = countEnds(alone, ({ name }) => name as string);
  const returning = new Set([...times].filter(([, count]) => count >= 2).map(([name]) => name));
  const asks = [...returning].some(isAsking);
  return asks && returning.size >= 2 ? returning : new Set();
}

/** How many labels each key has; two candidates that end in one place are one label. */
function countEnds(candidates: readonly Candidate[], keyOf: (candidate: Candidate) => string): Map<string, number> {
  const ends = new Map<string, Set<number>>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    ends.set(key, (ends.get(key) ?? new Set()).add(candidate.end));
  }
  return new Map([...ends].map(([key, set]) => [key, set.size]));
}
