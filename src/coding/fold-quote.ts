import { Steps } from './steps.ts';

/** Text folded for locating quotes. */
export interface FoldedText {
  readonly text: string;
  /** Where in the original what a unit of `text` stands for begins. */
  startOf(unit: number): number;
  /** Where it ends. */
  endOf(unit: number): number;
  /** Units at or before which a paragraph begins: where a blank line stood. Ascending. */
  readonly breaks: readonly number[];
}

/**
 * Folds white space, typographic quotes and apostrophes, and Markdown emphasis; case and accents stay.
 * Both a quote and the text it is looked up in go through it.
 * @param offsets where the units of `text` stand in the original; by default where they stand in `text`.
 */
export function foldQuote(text: string, offsets?: Steps): FoldedText {
  const folding = new Folding(text.length, offsets);
  for (let i = folding.stretch(text, 0); i < text.length; i = folding.stretch(text, i)) i = foldUnit(text, i, folding);
  return folding.end();
}

const space = 0x20;
const doubleQuote = 0x22;

/** Where texts are folded one after the other, those that fit. */
const sharedUnits = new Uint16Array(1 << 16);
const sharedBytes = Buffer.allocUnsafeSlow(1 << 16);

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

  constructor(
    length: number,
    private readonly offsets: Steps | undefined,
  ) {
    this.units = length <= sharedUnits.length ? sharedUnits : new Uint16Array(length);
  }

  /** Words and single spaces that stand for themselves, from an index on; returns where they end. */
  stretch(text: string, from: number): number {
    while (this.units.length < this.size + text.length - from) this.grow();
    const { units } = this;
    let [at, size, widest] = [from, this.size, this.widest];
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x300 || (isPlain[unit] === 0 && !(unit === space && takesSpace(units, size)))) break;
      units[size++] = unit;
      widest |= unit;
    }
    // An accent goes with the unit before it.
    if (at > from && at < text.length && isMark(text.charCodeAt(at))) [at, size] = [at - 1, size - 1];
    if (at === from) return at;
    if (from !== this.next) this.steps.add(this.size, from);
    [this.next, this.size, this.widest] = [at, size, widest];
    return at;
  }

  space(at: number): void {
    if (takesSpace(this.units, this.size)) this.keep(space, at);
  }

  /** A unit that stands for itself. */
  keep(unit: number, at: number): void {
    if (at !== this.next) this.steps.add(this.size, at);
    this.next = at + 1;
    this.add(unit);
  }

  put(units: string, from: number, to: number): void {
    if (units.length === 1 && to === from + 1) this.keep(units.charCodeAt(0), from);
    else {
      this.groups ??= new Map();
      for (let i = 0; i < units.length; i++) {
        this.groups.set(this.size, { from, to });
        this.add(units.charCodeAt(i));
      }
      this.next = -1;
    }
  }

  breakParagraph(): void {
    this.breaks.push(this.size);
  }

  dropSpace(): void {
    if (this.size === 0 || this.units[this.size - 1] !== space) return;
    this.size--;
    this.next = -1;
  }

  end(): FoldedText {
    this.dropSpace();
    const { steps, groups, offsets, breaks } = this;
    const whole = (at: number) => (offsets ? offsets.at(at) : at);
    return {
      text: textOf(this.units.subarray(0, this.size), this.widest),
      startOf: (unit) => whole(groups?.get(unit)?.from ?? steps.at(unit)),
      endOf: (unit) => whole((groups?.get(unit)?.to ?? steps.at(unit) + 1) - 1) + 1,
      breaks,
    };
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

/** Folds the unit at an index; returns the index of the next. */
function foldUnit(text: string, index: number, folding: Folding): number {
  const unit = text[index] as string;
  if (isSpace(unit)) {
    folding.space(index);
    if (unit === '\n' && isLineStart(text, index)) folding.breakParagraph();
    return index + 1;
  }
  if ((unit === '>' || unit === '#') && isLineStart(text, index)) {
    const mark = /^(?:>|#{1,6}(?=\s))/.exec(text.slice(index, index + 8))?.[0];
    if (mark) return index + mark.length;
  }
  if (isMarkup(text, index)) return index + 1;
  let end = index + 1;
  while (end < text.length && isMark(text.charCodeAt(end))) end++;
  const folded = end > index + 1 ? text.slice(index, end).normalize('NFC') : (replacements.get(unit) ?? unit);
  if (folded === '"' || tight.has(folded)) folding.dropSpace();
  folding.put(folded, index, end);
  return end;
}

const dropped = new Set(['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '*', '`']);
const tight = new Set([';', ':', '!', '?', '%']);
const replacements = new Map([
  ...[...'’‘ʼ′‛ʹ'].map((unit) => [unit, "'"] as const),
  ...[...'“”«»„‟″‹›'].map((unit) => [unit, '"'] as const),
  ['…', '...'] as const,
  ['\u2010', '-'] as const,
  ['\u2011', '-'] as const,
]);

/** Units below the combining marks that stand for themselves wherever they stand. */
const isPlain = Uint8Array.from({ length: 0x300 }, (_, code) => {
  const unit = String.fromCharCode(code);
  const isSign = '>#_\\"'.includes(unit) || dropped.has(unit) || tight.has(unit) || replacements.has(unit);
  return isSign || isSpace(unit) ? 0 : 1;
});

/** Emphasis, an escaping backslash, or a character nobody sees. */
function isMarkup(text: string, index: number): boolean {
  const unit = text[index] as string;
  if (unit === '_') return !(isWord(text[index - 1]) && isWord(text[index + 1]));
  if (unit === '\\') return /[!-/:-@[-`{-~]/.test(text[index + 1] ?? '');
  return dropped.has(unit);
}

function isLineStart(text: string, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && text[at] !== '\n' && (isSpace(text[at] as string) || text[at] === '>')) at--;
  return at < 0 || text[at] === '\n';
}

function isSpace(unit: string): boolean {
  return unit <= ' ' || unit === '\u00a0' || (unit > '\u1000' && unit !== '\ufeff' && /\s/.test(unit));
}

/** Typographic signs, which follow words in any text, are none. */
function isMark(code: number): boolean {
  return code >= 0x300 && !(code >= 0x2000 && code < 0x20d0) && /\p{M}/u.test(String.fromCharCode(code));
}

/** Whether a unit belongs to a word. */
export function isWord(unit: string | undefined): boolean {
  return unit !== undefined && (/[a-zA-Z0-9]/.test(unit) || (unit > '\u007f' && /[\p{L}\p{N}\p{M}]/u.test(unit)));
}
