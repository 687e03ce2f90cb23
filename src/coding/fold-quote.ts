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
 * @param offsetOf where a unit of `text` stands in the original; by default where it stands in `text`.
 */
export function foldQuote(text: string, offsetOf: (index: number) => number = (index) => index): FoldedText {
  const folding = new Folding(text.length, offsetOf);
  for (let i = 0; i < text.length; ) i = foldUnit(text, i, folding);
  return folding.end();
}

/** The folded text as it grows: one space at most, none around double quotes nor before tight punctuation. */
class Folding {
  private readonly units: string[] = [];
  private readonly breaks: number[] = [];
  private starts: Int32Array;
  private ends: Int32Array;

  constructor(
    length: number,
    private readonly offsetOf: (index: number) => number,
  ) {
    this.starts = new Int32Array(length + 8);
    this.ends = new Int32Array(length + 8);
  }

  space(at: number): void {
    const last = this.units.at(-1);
    if (last !== undefined && last !== ' ' && last !== '"') this.put(' ', at, at + 1);
  }

  put(units: string, from: number, to: number): void {
    const start = this.offsetOf(from);
    const end = this.offsetOf(to - 1) + 1;
    for (let i = 0; i < units.length; i++) {
      if (this.units.length === this.starts.length) this.grow();
      this.starts[this.units.length] = start;
      this.ends[this.units.length] = end;
      this.units.push(units[i] as string);
    }
  }

  breakParagraph(): void {
    this.breaks.push(this.units.length);
  }

  dropSpace(): void {
    if (this.units.at(-1) === ' ') this.units.pop();
  }

  end(): FoldedText {
    this.dropSpace();
    const size = this.units.length;
    const [starts, ends] = [this.starts.slice(0, size), this.ends.slice(0, size)];
    return { text: this.units.join(''), starts, ends, breaks: this.breaks };
  }

  private grow(): void {
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(ends.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
  }
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
