/** A unit of a folded text, and what of the text it stands for. */
export interface SlowUnit {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

const straight: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'’‘ʼ′‛ʹ'].map((unit) => [unit, "'"])),
  ...Object.fromEntries([...'“”«»„‟″‹›'].map((unit) => [unit, '"'])),
  '…': '...',
  '\u2010': '-',
  '\u2011': '-',
};

/** What `foldQuote` does, said as plainly as it can be: one character after the other, an object for each. */
export function foldSlowly(text: string): { units: SlowUnit[]; breaks: number[] } {
  const units: SlowUnit[] = [];
  const breaks: number[] = [];
  for (let i = 0; i < text.length; ) {
    const unit = text[i] as string;
    const last = units.at(-1)?.unit ?? '"';
    if (isSpace(unit)) {
      if (!' "'.includes(last)) units.push({ unit: ' ', from: i, to: i + 1 });
      if (unit === '\n' && isLineStart(text, i)) breaks.push(units.length);
      i++;
    } else if (markupAt(text, i) > 0) i += markupAt(text, i);
    else {
      const seen = characterAt(text, i);
      if (last === ' ' && ['"', ';', ':', '!', '?', '%'].includes(seen.folded)) units.pop();
      units.push(...seen.folded.split('').map((one) => ({ unit: one, from: i, to: seen.to })));
      i = seen.to;
    }
  }
  if (units.at(-1)?.unit === ' ') units.pop();
  return { units, breaks };
}

/** A character with its accents, folded, and where it ends. */
function characterAt(text: string, from: number): { folded: string; to: number } {
  let to = from + 1;
  while (/^\p{M}/u.test(text[to] ?? '')) to++;
  const unit = text[from] as string;
  return { folded: to > from + 1 ? text.slice(from, to).normalize('NFC') : (straight[unit] ?? unit), to };
}

function isSpace(unit: string): boolean {
  return unit !== '\ufeff' && (/\s/.test(unit) || unit <= ' ');
}

/** Whether nothing but spaces and marks of quotation stands before an index in its line. */
function isLineStart(text: string, index: number): boolean {
  const before = index === 0 ? '' : text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
  return [...before].every((unit) => isSpace(unit) || unit === '>');
}

/** How many units of markup, or of characters that nobody sees, begin at an index. */
function markupAt(text: string, index: number): number {
  const unit = text[index] as string;
  const mark = isLineStart(text, index) ? /^(?:>|#{1,6}(?=\s))/.exec(text.slice(index, index + 8)) : undefined;
  if (mark) return mark[0].length;
  const isWord = (at: number) => /[\p{L}\p{N}\p{M}]/u.test(text[at] ?? '');
  if (unit === '_') return isWord(index - 1) && isWord(index + 1) ? 0 : 1;
  if (unit === '\\') return /[!-/:-@[-`{-~]/.test(text[index + 1] ?? '') ? 1 : 0;
  return /[\u00ad\u200b-\u200d\u2060\ufeff*`]/.test(unit) ? 1 : 0;
}
