import type { Span } from '../model/span.ts';

const phone = /(?<![\p{L}\p{N}.,/-])(?:\+|00)?\d(?:[ \u00a0\u202f.\-/]?\(?\d\)?){7,14}(?![\p{L}\p{N}])/gu;

/** Telephone numbers in a text: nine to fifteen digits that begin like one; offsets in UTF-16 units. */
export function phonesIn(text: string): Span[] {
  return [...text.matchAll(phone)]
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
    .filter(({ start, end }) => {
      const written = text.slice(start, end);
      const digits = written.replace(/\D/g, '').length;
      return digits >= 9 && /^(?:\+|0)/.test(written);
    });
}

/** Its digits as dialled at home: +33 6 … and 0033 6 … are 06 …. */
export function phoneDigits(written: string): string {
  const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (!/^\s*(?:\+|00)/.test(written)) return digits;
  return `0${digits.replace(/^00/, '').replace(/^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/, '')}`;
}
