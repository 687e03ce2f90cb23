import { foldWord } from './fold.ts';

/** What a character is to words, from 0 to 25: a letter of a to z, folded; or another kind. */
export const sign = { letters: 26, space: 26, stop: 27, digit: 28, apostrophe: 29, other: 30 } as const;

/** Where the letters of Latin alphabets end, of which none is folded otherwise for what stands beside it. */
const firstOther = 0x250;

/** The kind of a character of one UTF-16 unit; what is of the kind `other` may be part of any word. */
export function kindOf(code: number): number {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return sign.space;
  if (/\d/.test(character)) return sign.digit;
  if (/['’]/.test(character)) return sign.apostrophe;
  if (/[‐‑‘“”…–—]/.test(character)) return sign.stop;
  if (code >= firstOther) return sign.other;
  const folded = foldWord(character);
  if (/^[a-z]$/.test(folded)) return folded.charCodeAt(0) - 0x61;
  return folded === character && /[^\p{L}\p{N}\p{M}\p{Cf}\p{Sk}]/u.test(character) ? sign.stop : sign.other;
}
