import { type Span, trimmed } from '../model/span.ts';

/** A stretch between quotation marks. */
export interface QuotedSpan {
  /** The words, without the marks and the white space beside them. */
  readonly words: Span;
  /** The same with its marks. */
  readonly whole: Span;
  /** Its closing mark is missing: it goes on in the next paragraph, as French has it. */
  readonly isOpen: boolean;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['"', '"'],
]);

/** What stands between quotation marks in a paragraph, the outermost only: a quotation within one is part of it. */
export function quotedSpans(text: string): QuotedSpan[] {
  const found: QuotedSpan[] = [];
  const isOdd = (text.match(/"/g)?.length ?? 0) % 2 === 1;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] as string;
    const close = closing.get(mark);
    if (close === undefined || (mark === '"' && isOdd)) continue;
    const end = closeOf(text, at, mark, close);
    if (end === undefined && mark !== '«') continue;
    const whole = { start: at, end: end === undefined ? text.length : end + 1 };
    found.push({ words: trimmed({ start: at + 1, end: end ?? text.length }, text), whole, isOpen: end === undefined });
    at = whole.end - 1;
  }
  return found;
}

/** The closing mark that belongs to an opening one; a quotation of the same marks may stand within. */
function closeOf(text: string, open: number, mark: string, close: string): number | undefined {
  if (mark === close) {
    const next = text.indexOf(close, open + 1);
    return next === -1 ? undefined : next;
  }
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === mark && mark !== close) depth += 1;
    else if (text[at] === close) depth -= 1;
    if (depth === 0) return at;
  }
  const last = text.lastIndexOf(close);
  return last > open ? last : undefined;
}
