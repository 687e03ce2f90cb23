/** Text folded for locating quotes: unit `i` of `text` stands for `starts[i]` to `ends[i]` of the original. */
export interface FoldedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
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
  private folded = '';
  private size = 0;
  private spaced = false;
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
    if (this.spaced || this.size === 0 || this.folded.endsWith('"')) return;
    this.put(' ', at, at + 1);
    this.spaced = true;
  }

  put(unit: string, from: number, to: number): void {
    if (this.size + unit.length > this.starts.length) this.grow();
    const start = this.offsetOf(from);
    const end = this.offsetOf(to - 1) + 1;
    this.starts.fill(start, this.size, this.size + unit.length);
    this.ends.fill(end, this.size, this.size + unit.length);
    this.size += unit.length;
    this.folded += unit;
    this.spaced = false;
  }

  dropSpace(): void {
    if (!this.spaced) return;
    this.spaced = false;
    this.size--;
    this.folded = this.folded.slice(0, -1);
  }

  end(): FoldedText {
    this.dropSpace();
    return { text: this.folded, starts: this.starts.slice(0, this.size), ends: this.ends.slice(0, this.size) };
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
  return unit <= ' ' || unit === '\u00a0' || (unit > '\u1000' && /\s/.test(unit));
}

function isMark(unit: string): boolean {
  return unit >= '\u0300' && /\p{M}/u.test(unit);
}

/** Whether a unit belongs to a word. */
export function isWord(unit: string | undefined): boolean {
  return unit !== undefined && (/[a-zA-Z0-9]/.test(unit) || (unit > '\u007f' && /[\p{L}\p{N}\p{M}]/u.test(unit)));
}
