import { withLead, withTail } from './signs-at-ends.ts';
import { Steps } from './steps.ts';

/** Text folded for locating quotes. */
export interface FoldedText {
  readonly text: string;
  /**
   * Where in the original what a unit of `text` stands for begins.
   * @param lead signs that folding takes from before it; those that stand there are taken in.
   */
  startOf(unit: number, lead?: string): number;
  /** Where it ends, with those of the signs of `tail` that follow there. */
  endOf(unit: number, tail?: string): number;
  /** Units at or before which a paragraph begins: where a blank line stood. Ascending. */
  readonly breaks: readonly number[];
}

/**
 * Folds white space, typographic quotes and apostrophes, and Markdown emphasis; case and accents stay.
 * Both a quote and the text it is looked up in go through it.
 * @param offsets where the units of `text` stand in the original; by default where they stand in `text`.
 */
export function foldQuote(text: string, offsets?: Steps): FoldedText {
  const folding = new Folding(text, offsets);
  for (let i = folding.stretch(0); i < text.length; i = folding.stretch(i)) i = folding.unit(i);
  return folding.end();
}

const space = 0x20;
const doubleQuote = 0x22;
const newline = 0x0a;
const ellipsis = 0x2026;

/** Where texts are read and folded one after the other, those that fit. */
const mostShared = 1 << 16;
const sharedSource = new Uint16Array(mostShared);
const sharedSourceBytes = Buffer.from(sharedSource.buffer);
const sharedUnits = new Uint16Array(mostShared);
const sharedBytes = Buffer.allocUnsafeSlow(mostShared);

/** The folded text as it grows: one space at most, none around double quotes nor before tight punctuation. */
class Folding {
  private readonly breaks: number[] = [];
  private readonly steps = new Steps();
  /** Units that do not stand for one unit each, and what they stand for. */
  private groups: Map<number, Group> | undefined;
  private size = 0;
  /** All units so far in one: below 256, they fit in a byte each. */
  private widest = 0;
  /** The unit of the text that the next would stand for, were it in step with the last. */
  private next = -1;
  private units: Uint16Array;
  /** The units of the text, and as many of another as there is room: numbers are read sooner than a string. */
  private readonly source: Uint16Array;
  private readonly length: number;

  constructor(
    private readonly text: string,
    private readonly offsets: Steps | undefined,
  ) {
    this.length = text.length;
    const isShort = this.length <= mostShared;
    this.units = isShort ? sharedUnits : new Uint16Array(this.length);
    this.source = isShort ? sharedSource : new Uint16Array(this.length);
    (isShort ? sharedSourceBytes : Buffer.from(this.source.buffer)).write(text, 'utf16le');
  }

  /** Words and single spaces that stand for one unit each, from an index on; returns where they end. */
  stretch(from: number): number {
    const { source, length } = this;
    while (this.units.length < this.size + length - from) this.grow();
    const { units } = this;
    let [at, size, widest] = [from, this.size, this.widest];
    let takes = takesSpace(units, size);
    for (; at < length; at++) {
      const unit = plain[source[at] as number] as number;
      if (unit === space ? !takes : unit === 0) break;
      takes = unit !== space;
      units[size++] = unit;
      widest |= unit;
    }
    // An accent goes with the unit before it.
    if (at > from && at < length && isMark(source[at] as number)) [at, size] = [at - 1, size - 1];
    if (at === from) return at;
    if (from !== this.next) this.steps.add(this.size, from);
    [this.next, this.size, this.widest] = [at, size, widest];
    return at;
  }

  /** The unit at an index; returns the index of the next. */
  unit(index: number): number {
    const { source, length, text } = this;
    const unit = source[index] as number;
    if (isSpace(unit)) {
      if (takesSpace(this.units, this.size)) this.keep(space, index);
      if (unit === newline && this.isLineStart(index)) this.breaks.push(this.size);
      return index + 1;
    }
    if ((unit === greater || unit === hash) && this.isLineStart(index)) {
      const mark = /^(?:>|#{1,6}(?=\s))/.exec(text.slice(index, index + 8))?.[0];
      if (mark) return index + mark.length;
    }
    if (isMarkup(text, index)) return index + 1;
    let end = index + 1;
    while (end < length && isMark(source[end] as number)) end++;
    if (end > index + 1) this.put(text.slice(index, end).normalize('NFC'), index, end);
    else if (unit === ellipsis) this.put('...', index, end);
    else {
      const kept = folds(text[index] as string);
      if (kept === doubleQuote || tight.has(kept)) this.dropSpace();
      this.keep(kept, index);
    }
    return end;
  }

  end(): FoldedText {
    this.dropSpace();
    const { text, steps, groups, offsets, breaks } = this;
    const whole = (at: number) => (offsets ? offsets.at(at) : at);
    return {
      text: textOf(this.units.subarray(0, this.size), this.widest),
      startOf: (unit, lead = '') => whole(withLead(text, groups?.get(unit)?.from ?? steps.at(unit), lead)),
      endOf: (unit, tail = '') => whole(withTail(text, groups?.get(unit)?.to ?? steps.at(unit) + 1, tail) - 1) + 1,
      breaks,
    };
  }

  /** A unit that stands for one. */
  private keep(unit: number, at: number): void {
    if (at !== this.next) this.steps.add(this.size, at);
    this.next = at + 1;
    this.add(unit);
  }

  /** Units that stand together for some of the text. */
  private put(units: string, from: number, to: number): void {
    this.groups ??= new Map();
    for (let i = 0; i < units.length; i++) {
      this.groups.set(this.size, { from, to });
      this.add(units.charCodeAt(i));
    }
    this.next = -1;
  }

  private dropSpace(): void {
    if (this.size === 0 || this.units[this.size - 1] !== space) return;
    this.size--;
    this.next = -1;
  }

  private isLineStart(index: number): boolean {
    const { source } = this;
    let at = index - 1;
    while (at >= 0 && source[at] !== newline && (isSpace(source[at] as number) || source[at] === greater)) at--;
    return at < 0 || source[at] === newline;
  }

  private add(unit: number): void {
    if (this.size === this.units.length) this.grow();
    this.widest |= unit;
    this.units[this.size++] = unit;
  }

  private grow(): void {
    const { units } = this;
    this.units = new Uint16Array(units.length * 2);
    this.units.set(units);
  }
}

/** Whether a space may follow the units so far. */
function takesSpace(units: Uint16Array, size: number): boolean {
  if (size === 0) return false;
  const last = units[size - 1];
  return last !== space && last !== doubleQuote;
}

/** What several units stand for together, or one for: units of the text, `to` exclusive. */
interface Group {
  readonly from: number;
  readonly to: number;
}

/** `widest`: all units in one. Of a byte each they make a string of half the size; a lone surrogate stays what it is. */
function textOf(units: Uint16Array, widest: number): string {
  if (widest >= 0x100) return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
  const bytes = units.length <= sharedBytes.length ? sharedBytes : Buffer.allocUnsafeSlow(units.length);
  bytes.set(units);
  return bytes.toString('latin1', 0, units.length);
}

const greater = 0x3e;
const hash = 0x23;
const dropped = new Set(['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '*', '`']);
const tight = new Set([...';:!?%'].map((unit) => unit.charCodeAt(0)));
const straight = new Map([
  ...[...'’‘ʼ′‛ʹ'].map((unit) => [unit, "'"] as const),
  ...[...'“”«»„‟″‹›'].map((unit) => [unit, '"'] as const),
  ['\u2010', '-'] as const,
  ['\u2011', '-'] as const,
]);

/** Code units, the second not among them. */
type Range = readonly [from: number, to: number];

/** Latin letters with their signs, below the accents that stand apart, and typographic signs, none of them an accent. */
const latin: Range = [0, 0x300];
const typographic: Range = [0x2000, 0x20d0];

/** What a unit is folded to wherever it stands, accents aside; 0 for what depends on what stands around it, or is rare. */
const plain = new Uint16Array(0x10000);
for (const [from, to] of [latin, typographic]) {
  for (let code = from; code < to; code++) {
    const unit = String.fromCharCode(code);
    const folded = folds(unit);
    const isSign = '>#_\\…'.includes(unit) || folded === doubleQuote || tight.has(folded) || dropped.has(unit);
    if (code === space || !(isSign || isSpace(code))) plain[code] = folded;
  }
}

/** What a unit stands for, itself mostly. */
function folds(unit: string): number {
  return (straight.get(unit) ?? unit).charCodeAt(0);
}

/** Emphasis, an escaping backslash, or a character nobody sees. */
function isMarkup(text: string, index: number): boolean {
  const unit = text[index] as string;
  if (unit === '_') return !(isWord(text[index - 1]) && isWord(text[index + 1]));
  if (unit === '\\') return /[!-/:-@[-`{-~]/.test(text[index + 1] ?? '');
  return dropped.has(unit);
}

function isSpace(code: number): boolean {
  return code <= space || code === 0xa0 || (code > 0x1000 && code !== 0xfeff && /\s/.test(String.fromCharCode(code)));
}

/** Typographic signs, which follow words in any text, are none. */
function isMark(code: number): boolean {
  return (
    code >= latin[1] && !(code >= typographic[0] && code < typographic[1]) && /\p{M}/u.test(String.fromCharCode(code))
  );
}

/** Whether a unit belongs to a word. */
export function isWord(unit: string | undefined): boolean {
  return unit !== undefined && (/[a-zA-Z0-9]/.test(unit) || (unit > '\u007f' && /[\p{L}\p{N}\p{M}]/u.test(unit)));
}
