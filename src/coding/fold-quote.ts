/** Text folded for locating quotes: unit `i` of `text` stands for `starts[i]` to `ends[i]` of the original. */
export interface FoldedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const space = /\s/;
const dropped = new Set(['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '*', '`']);
const single = new Set(['’', '‘', 'ʼ', '′', '‛', 'ʹ']);
const double = new Set(['“', '”', '«', '»', '„', '‟', '″', '"', '‹', '›']);
const tight = new Set([';', ':', '!', '?', '%']);

/**
 * Folds white space, typographic quotes and apostrophes, and Markdown emphasis; case and accents stay.
 * Both a quote and the text it is looked up in go through it.
 * @param offsetOf where a unit of `text` stands in the original; by default where it stands in `text`.
 */
export function foldQuote(text: string, offsetOf: (index: number) => number = (index) => index): FoldedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (unit: string, from: number, to: number) => {
    for (const part of unit) {
      units.push(part);
      starts.push(offsetOf(from));
      ends.push(offsetOf(to - 1) + 1);
    }
  };
  const dropSpace = () => {
    if (units.at(-1) !== ' ') return;
    units.pop();
    starts.pop();
    ends.pop();
  };
  let lineStart = true;
  for (let i = 0; i < text.length; i++) {
    let unit = text[i] as string;
    if (unit === '\n') lineStart = true;
    if (space.test(unit)) {
      if (units.length > 0 && units.at(-1) !== ' ' && units.at(-1) !== '"') put(' ', i, i + 1);
      continue;
    }
    if (lineStart && (unit === '>' || unit === '#')) continue;
    lineStart = false;
    if (
      dropped.has(unit) ||
      (unit === '_' && isEdge(text, i)) ||
      (unit === '\\' && /[!-/:-@[-`{-~]/.test(text[i + 1] ?? ''))
    )
      continue;
    let width = 1;
    while (/\p{M}/u.test(text[i + width] ?? '')) width++;
    if (width > 1) unit = text.slice(i, i + width).normalize('NFC');
    else if (single.has(unit)) unit = "'";
    else if (double.has(unit)) unit = '"';
    else if (unit === '…') unit = '...';
    else if (unit === '\u2010' || unit === '\u2011') unit = '-';
    if (unit === '"' || tight.has(unit)) dropSpace();
    put(unit, i, i + width);
    i += width - 1;
  }
  dropSpace();
  return { text: units.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function isEdge(text: string, index: number): boolean {
  return !(isWord(text[index - 1]) && isWord(text[index + 1]));
}

/** Whether a unit belongs to a word. */
export function isWord(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}
