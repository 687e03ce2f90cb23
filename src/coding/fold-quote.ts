/** Text folded for locating quotes: unit `i` of `text` stands for `starts[i]` to `ends[i]` of the original. */
export interface FoldedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Units at or before which a paragraph begins: where a blank line stood. Ascending. */
  readonly breaks: readonly number[];
}

/**
 * Folds white space, typographic quotes and apostrophes, and Markdown emphasis; case and accents stay.
 * Both a quote and the text it is looked up in go through it.
 * @param offsets where each unit of `text` stands in the original; by default where it stands in `text`.
 */
export function foldQuote(text: string, offsets?: Int32Array): FoldedText {
  const folding = new Folding(text.length, offsets);
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    if (unit < 0x300 && isPlain[unit] === 1 && !(text.charCodeAt(i + 1) >= 0x300)) folding.keep(unit, i++);
    else i = foldUnit(text, i, folding);
  }
  return folding.end();
}

const space = 0x20;
const doubleQuote = 0x22;

/** The folded text as it grows: one space at most, none around double quotes nor before tight punctuation. */
class Folding {
  private readonly breaks: number[] = [];
  private size = 0;
  /** All units so far in one: below 256, they fit in a byte each. */
  private widest = 0;
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;

  constructor(
    length: number,
    private readonly offsets: Int32Array | undefined,
  ) {
    this.units = new Uint16Array(length + 8);
    this.starts = new Int32Array(length + 8);
    this.ends = new Int32Array(length + 8);
  }

  space(at: number): void {
    if (this.size === 0) return;
    const last = this.units[this.size - 1];
    if (last !== space && last !== doubleQuote) this.keep(space, at);
  }

  /** A unit that stands for itself. */
  keep(unit: number, at: number): void {
    const start = this.offsets ? (this.offsets[at] as number) : at;
    this.add(unit, start, start + 1);
  }

  put(units: string, from: number, to: number): void {
    const start = this.offsetOf(from);
    const end = this.offsetOf(to - 1) + 1;
    for (let i = 0; i < units.length; i++) this.add(units.charCodeAt(i), start, end);
  }

  breakParagraph(): void {
    this.breaks.push(this.size);
  }

  dropSpace(): void {
    if (this.size > 0 && this.units[this.size - 1] === space) this.size--;
  }

  end(): FoldedText {
    this.dropSpace();
    const size = this.size;
    const units = this.units.subarray(0, size);
    const [starts, ends] = [this.starts.slice(0, size), this.ends.slice(0, size)];
    return { text: textOf(units, this.widest), starts, ends, breaks: this.breaks };
  }

  private offsetOf(index: number): number {
    return this.offsets ? (this.offsets[index] as number) : index;
  }

  private add(unit: number, start: number, end: number): void {
    if (this.size === this.units.length) this.grow();
    this.widest |= unit;
    this.units[this.size] = unit;
    this.starts[this.size] = start;
    this.ends[this.size++] = end;
  }

  private grow(): void {
    const { units, starts, ends } = this;
    this.units = new Uint16Array(units.length * 2);
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(ends.length * 2);
    this.units.set(units);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}

/** `widest`: all units in one. Of a byte each they make a string of half the size; a lone surrogate stays what it is. */
function textOf(units: Uint16Array, widest: number): string {
  if (widest < 0x100) return Buffer.from(Uint8Array.from(units).buffer).toString('latin1');
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
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
  while (end < text.length && isMark(text[end] as string)) end++;
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

function isMark(unit: string): boolean {
  return unit >= '\u0300' && /\p{M}/u.test(unit);
}

/** Whether a unit belongs to a word. */
export function isWord(unit: string | undefined): boolean {
  return unit !== undefined && (/[a-zA-Z0-9]/.test(unit) || (unit > '\u007f' && /[\p{L}\p{N}\p{M}]/u.test(unit)));
}
