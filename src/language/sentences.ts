import type { Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import { isAbbreviation } from './abbreviations.ts';
import { foldWord } from './fold.ts';
import { stopWords } from './stop-words.ts';

const closers: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['"', '"'],
  ['(', ')'],
  ['[', ']'],
]);
/** A quotation longer than this (UTF-16 units) is split like any other text. */
const longestWhole = 400;

/** Stops, what closes after them (a French guillemet stands after a space), and further stops: `? !`, `. »`. */
const stop = /[.!?…]+(?:[ \u00A0\u202F]?[!?]+)*(?:[ \u00A0\u202F]?»|[”"’)\]*_])*/uy;
const blankLine = /\n[ \t]*\n\s*/g;
const listMark = /\n[ \t]*(?:[-–—•*+]|\d{1,3}[.)])[ \t]/y;

/**
 * The sentences of a text, in order, without the white space around them; between them stands nothing else.
 * A blank line or a new list entry always ends one. A quotation or parenthesis inside a sentence is not split (up to
 * 400 units); one that opens a sentence is, since a whole answer may stand in guillemets.
 */
export function sentences(text: string, language: SpokenLanguage): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const gap of text.matchAll(blankLine)) {
    splitParagraph(text.slice(0, gap.index), start, language, found);
    start = gap.index + gap[0].length;
  }
  splitParagraph(text, start, language, found);
  return found;
}

function splitParagraph(text: string, from: number, language: SpokenLanguage, found: Span[]): void {
  const unclosed = new Set<string>();
  let start = from;
  let at = from;
  let words = false;
  const end = (to: number) => {
    pushTrimmed(text, start, to, found);
    start = to;
    words = false;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (/[.!?…]/.test(character)) {
      stop.lastIndex = at;
      const stops = stop.exec(text)?.[0] ?? character;
      if (words && endsSentence(text, at, stops, start, language)) end(at + stops.length);
      at += stops.length;
    } else if (words && opens(text, at)) {
      const close = closingOf(text, at, unclosed);
      at = close === undefined ? at + 1 : pastWhole(text, at, close);
    } else {
      listMark.lastIndex = at;
      if (character === '\n' && words && listMark.test(text)) end(at);
      words ||= /[\p{L}\p{N}\uD800-\uDFFF]/u.test(character);
      at += 1;
    }
  }
  end(text.length);
}

function pushTrimmed(text: string, from: number, to: number, found: Span[]): void {
  const piece = text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const end = from + piece.trimEnd().length;
  if (start < end) found.push({ start, end });
}

/** A straight quotation mark opens after white space, or a bracket, and before what is quoted. */
function opens(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character !== '"') return closers.has(character);
  return /[\s([]/.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at + 1));
}

/** Where the quotation or parenthesis that opens at `at` closes, if it does so near enough. */
function closingOf(text: string, at: number, unclosed: Set<string>): number | undefined {
  const closer = closers.get(text.charAt(at)) as string;
  if (unclosed.has(closer)) return undefined;
  const close = text.indexOf(closer, at + 1);
  if (close === -1) unclosed.add(closer);
  return close === -1 || close - at > longestWhole ? undefined : close;
}

/** Behind a quotation or parenthesis; at the stops that end a quotation, since they may end the sentence as well. */
function pastWhole(text: string, open: number, close: number): number {
  const last = /[«“"]/.test(text.charAt(open)) ? lastStop(text, close) : close;
  return last > open && last < close ? last : close + 1;
}

/** The first of the stops right before a closing guillemet; the guillemet itself where there are none. */
function lastStop(text: string, close: number): number {
  let at = close;
  while (/[ \u00A0\u202F]/.test(text.charAt(at - 1))) at -= 1;
  const spaces = at;
  while (/[.!?…]/.test(text.charAt(at - 1))) at -= 1;
  return at === spaces ? close : at;
}

function endsSentence(text: string, at: number, stops: string, start: number, language: SpokenLanguage): boolean {
  const after = text.slice(at + stops.length, at + stops.length + 40);
  const next = /^\s+([^\p{L}\p{N}]*)([\p{L}\p{N}][\p{L}\p{M}'’]*)?/u.exec(after);
  if (!next) return after === '';
  const [, marks = '', word = ''] = next;
  if (/^[…\])]|^\.\./.test(marks) || isBracketed(text, at, stops)) return false;
  if (/^\p{Ll}/u.test(word) && !/[-–—•«“]/.test(marks)) return false;
  if (stops.charAt(0) !== '.' || /^\.[.!?]/.test(stops)) return true;
  const sentence = text.slice(start, at);
  return !isPointInside(sentence, word, language) && !isUnitPoint(sentence, marks, word);
}

/** `[…]`, `(...)`: something left out. */
function isBracketed(text: string, at: number, stops: string): boolean {
  return /[[(]/.test(text.charAt(at - 1)) && /[\])]/.test(stops);
}

/** The full stop of an abbreviation, of an initial or of a list's number. */
function isPointInside(sentence: string, next: string, language: SpokenLanguage): boolean {
  const last = /(?:^|[^\p{L}\p{N}\p{M}.])((?:[\p{L}\p{N}\p{M}]|\.(?=[\p{L}]))+)$/u.exec(sentence.slice(-30))?.[1];
  if (last === undefined) return false;
  const before = sentence.slice(0, -last.length);
  if (/^\d{1,3}$/.test(last) && before.trim() === '') return true;
  if (isCompoundInitial(before, last) || /^(?:N\.B|P\.S)$/.test(last)) return true;
  if (/^(?:Chr?|Ph|Th)$/.test(last) && /^\p{Lu}/u.test(next)) return true;
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(last) && !before.endsWith('J.-')) return isInitial(last, next, language);
  return isAbbreviation(foldWord(last), before, next.charAt(0), language);
}

/** `J.-P. Martin`, `Ch.-A. Le Goff`; the year `50 av. J.-C.` may end a sentence. */
function isCompoundInitial(before: string, last: string): boolean {
  if (!/^\p{Lu}\p{Ll}?$/u.test(last) || !/(?:^|[^\p{L}\p{N}.])\p{Lu}\p{Ll}?\.[-‐‑]$/u.test(before)) return false;
  return last !== 'C' || !/(?:av|apr|avant|après)\.?\s+J\.[-‐‑]$/iu.test(before);
}

/** `10 h. (environ)`, `le 1er. mars`: before lower case, a bracket or a dash. */
function isUnitPoint(sentence: string, marks: string, next: string): boolean {
  if (!/(?:^|[^\p{L}\p{N}])\d{1,4}(?:[ \u00A0\u202F]?(?:h|min)|ers?|res?|e|°)$/iu.test(sentence.slice(-12)))
    return false;
  return /[[(]/.test(marks) || (/^\p{Ll}/u.test(next) && /^[-–—]/.test(marks));
}

/** `J. Dupont`, `M. Le Goff` against `le plan B. Ensuite`: a word of grammar opens a sentence, a name does not. */
function isInitial(letters: string, next: string, language: SpokenLanguage): boolean {
  const word = foldWord(next).replace(/'.*$/, "'");
  return /^\p{Lu}/u.test(next) && (letters === 'M' || !stopWords(language).has(word));
}
