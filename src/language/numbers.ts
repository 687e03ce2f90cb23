import type { Language } from '../model/settings.ts';
import type { Span } from '../model/span.ts';
import { foldWord } from './fold.ts';
import { numberWords } from './number-words.ts';
import { tokenize } from './tokens.ts';

/** A number found in a text; offsets in UTF-16 units. */
export interface FoundNumber extends Span {
  value: number;
}

interface Piece extends Span {
  word: string;
  /** Value of a number written in digits. */
  digits?: number;
}

/** A number as far as it is read. `room`: what may still be added is below this. */
interface Reading extends Span {
  /** Thousands and above. */
  total: number;
  /** What stands before the next `mille`. */
  group: number;
  room: number;
  /** The same before the last word. */
  roomBefore: number;
  /** The last factor: `mille` cannot follow `mille`. */
  factor: number;
  last: string;
}

/**
 * The numbers of a text, in digits (`10 000`, `7,5`) or words (`vingt et un`, `quatre-vingt-dix-sept`, `septante`,
 * `twenty-four`). The articles `un`, `une` count as 1; times and years are not told apart.
 */
export function parseNumberWords(text: string, language: Language): FoundNumber[] {
  const pieces = piecesOf(text, language);
  const found: FoundNumber[] = [];
  let reading: Reading | undefined;
  const finish = () => {
    if (reading) found.push({ value: reading.total + reading.group, start: reading.start, end: reading.end });
    reading = undefined;
  };
  pieces.forEach((piece, at) => {
    const joined = reading !== undefined && /^(?:\s|[-‐‑])+$/u.test(text.slice(reading.end, piece.start));
    if (joined && reading && isLink(piece, pieces[at + 1], reading, text, language)) return;
    const linked = reading !== undefined && isLink(pieces[at - 1], piece, reading, text, language);
    const longer: Reading | undefined = reading && (joined || linked) ? extend(reading, piece, language) : undefined;
    if (longer) {
      reading = longer;
      return;
    }
    finish();
    reading = begin(piece, language);
  });
  finish();
  return found;
}

/** `et` in `vingt et un`, `and` in `one hundred and five`. */
function isLink(
  link: Piece | undefined,
  next: Piece | undefined,
  reading: Reading,
  text: string,
  language: Language,
): boolean {
  const words = numberWords[language];
  if (!link || !next || link.word !== words.link) return false;
  const apart = text.slice(reading.end, link.start) + text.slice(link.end, next.start);
  return /^(?:\s|[-‐‑])+$/u.test(apart) && words.linked(reading.group, words.values.get(next.word) ?? 0, reading.room);
}

function begin(piece: Piece, language: Language): Reading | undefined {
  const { start, end, word, digits } = piece;
  const empty = { total: 0, factor: Number.POSITIVE_INFINITY, roomBefore: 1000, last: word, start, end };
  if (digits !== undefined) return { ...empty, group: digits, room: 0, last: '' };
  const { values, factors } = numberWords[language];
  const value = values.get(word);
  if (value !== undefined) return { ...empty, group: value, room: roomAfter(value) };
  if (word === 'cent' || word === 'cents' || word === 'hundred') return { ...empty, group: 100, room: 100 };
  const factor = factors.get(word);
  return factor === 1000 && word !== 'thousand'
    ? { ...empty, total: 1000, group: 0, room: 1000, factor: 1000 }
    : undefined;
}

function roomAfter(value: number): number {
  if (value < 20) return 0;
  return value === 60 || value === 80 ? 20 : 10;
}

function extend(reading: Reading, piece: Piece, language: Language): Reading | undefined {
  const { values, factors } = numberWords[language];
  const { word, end } = piece;
  if (piece.digits !== undefined) return undefined;
  const step = { ...reading, roomBefore: reading.room, last: word, end };
  const factor = factors.get(word);
  if (factor !== undefined) {
    if (factor >= reading.factor || reading.group === 0) return undefined;
    return { ...step, total: reading.total + reading.group * factor, group: 0, room: 1000, factor };
  }
  if (/^(?:cents?|hundred)$/.test(word)) {
    return reading.group > 0 && reading.group < 10 ? { ...step, group: reading.group * 100, room: 100 } : undefined;
  }
  const value = values.get(word);
  if (value === undefined) return undefined;
  if (value === 20 && reading.last === 'quatre' && reading.roomBefore >= 100) {
    return { ...step, group: reading.group + 76, room: 20 };
  }
  if (reading.last === 'dix' && value >= 7 && value <= 9) return { ...step, group: reading.group + value, room: 0 };
  if (value === 0 || value >= reading.room) return undefined;
  return { ...step, group: reading.group + value, room: roomAfter(value) };
}

function piecesOf(text: string, language: Language): Piece[] {
  return tokenize(text, language).flatMap((token): Piece[] => {
    const digits = parseDigits(token.text, language);
    if (digits !== undefined) return [{ start: token.start, end: token.end, word: '', digits }];
    return [...token.text.matchAll(/[^‐‑-]+/gu)].map((piece) => {
      const start = token.start + piece.index;
      return { start, end: start + piece[0].length, word: foldWord(piece[0]) };
    });
  });
}

function parseDigits(text: string, language: Language): number | undefined {
  const compact = text.replace(/[ \u00A0\u202F\u2009]/g, '');
  if (/^\d+$/.test(compact)) return Number(compact);
  if (language === 'en' && /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(compact)) return Number(compact.replaceAll(',', ''));
  return /^\d+[.,]\d+$/.test(compact) ? Number(compact.replace(',', '.')) : undefined;
}

/**
 * A number as a sentence shows it: « 1 234,5 » with narrow no-break spaces in French, "1,234.5" in English.
 * @param decimals how many digits after the decimal sign; by default none
 */
export function formatNumber(value: number, language: Language, { decimals = 0 }: { decimals?: number } = {}): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'fr' ? '\u202F' : ',');
  const digits = fraction === undefined ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/**
 * A share as a percentage: « 58 % » with a no-break space in French, "58%" in English.
 * @param share 0–1
 */
export function formatPercent(share: number, language: Language, options: { decimals?: number } = {}): string {
  return `${formatNumber(share * 100, language, options)}${language === 'fr' ? '\u00A0' : ''}%`;
}
