import { foldWord } from '../language/fold.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import { openings } from './openings.ts';
import { wordCount } from './word-count.ts';

/** The lengths, in words, between which a quote is comfortable to read. */
export const readable = { from: 12, to: 90 };

/** How well a text reads without what stood before it. */
export interface SelfContained {
  /** 0–1: the product of what each fault leaves. */
  readonly score: number;
  /** The words it opens on, as written, where they point back (« Cela », « En effet »). */
  readonly opening?: string;
  readonly lowerCase: boolean;
  readonly unfinished: boolean;
  /** In words. */
  readonly length: number;
}

/** Weighs opening, first letter, last stop and length (under 12 or over 90 words) of a quote. */
export function selfContained(text: string, language: SpokenLanguage): SelfContained {
  const { words, weight } = opening(text, language);
  const lowerCase = /^[\P{L}]*\p{Ll}/u.test(text);
  const unfinished = !/[.!?…][\s»"”’')\]]*$/u.test(text);
  const length = wordCount(text);
  const score = weight * (lowerCase ? 0.7 : 1) * (unfinished ? 0.8 : 1) * lengthWeight(length);
  return { score, lowerCase, unfinished, length, ...(weight < 0.9 && { opening: words }) };
}

/** How well the opening alone stands, 0–1: 1 unless it points back or is the middle of a sentence. */
export function openingWeight(text: string, language: SpokenLanguage): number {
  return opening(text, language).weight * (/^[\P{L}]*\p{Ll}/u.test(text) ? 0.7 : 1);
}

/** The longest listed opening the text begins with, as written. */
function opening(text: string, language: SpokenLanguage): { words: string; weight: number } {
  const pieces = [...text.slice(0, 120).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].slice(0, 6);
  const folded = pieces.map(([piece]) => foldWord(piece));
  for (let count = pieces.length; count > 0; count--) {
    const weight = openings[language]?.get(folded.slice(0, count).join(' '));
    const last = pieces[count - 1];
    if (weight === undefined || !last) continue;
    return { words: text.slice(pieces[0]?.index, last.index + last[0].length), weight };
  }
  return { words: '', weight: 1 };
}

function lengthWeight(length: number): number {
  if (length < readable.from) return Math.max(0.3, length / readable.from);
  return length > readable.to ? Math.max(0.4, (readable.to / length) ** 2) : 1;
}
