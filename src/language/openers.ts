import { grouped } from '../model/grouped.ts';
import { foldToken } from './fold.ts';

/**
 * Stemmers leave the first two letters of words as long as this as they are, but for a second `y` that becomes `i` and a `c`
 * that becomes `qu`; a test looks for others.
 */
export const steady = 5;
/** Beyond the letters of Latin alphabets and the signs among them, folding may depend on what stands beside. */
const other = /[^\s!-\u024F’“”«»…–—]/;

/**
 * Tells the chunks in which some word has one of the stems or prefixes given from nearly all of those in which none has,
 * without taking them apart: by the prefixes, and by the first two letters of stems.
 */
export function openers(stems: readonly string[], prefixes: readonly string[]): (chunk: string) => boolean {
  const pairs = new Set(stems.filter((text) => text.length > 1).map((text) => pairAt(text, 0)));
  const alone = new Set(stems.filter((text) => text.length === 1).map((text) => text.charCodeAt(0)));
  const byFirst = grouped(prefixes, (prefix) => prefix.charCodeAt(0));
  const stemmed = stems.length > 0;
  return (chunk) => {
    if (other.test(chunk)) return true;
    const folded = foldToken(chunk);
    for (let at = 0; at < folded.length; at++) {
      if (at > 0 && isLetter(folded.charCodeAt(at - 1))) continue;
      const first = folded.charCodeAt(at);
      if (byFirst.get(first)?.some((prefix) => folded.startsWith(prefix, at))) return true;
      if (stemmed && (pairs.has(pairAt(folded, at)) || alone.has(first) || isShort(folded, at))) return true;
    }
    return false;
  };
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + secondLetter(text.charCodeAt(at + 1));
}

function secondLetter(code: number): number {
  return code === 0x79 ? 0x69 : code === 0x71 ? 0x63 : code;
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Whether a word that begins here is shorter than what a stemmer leaves alone; an elision is no word. */
function isShort(folded: string, at: number): boolean {
  let end = at;
  while (end < folded.length && isLetter(folded.charCodeAt(end))) end++;
  return end > at && end - at < steady && folded[end] !== "'";
}
