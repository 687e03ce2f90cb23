import type { PageCode } from '../model/page-study.ts';

/** A code that was found, and what of it the words are in. */
export interface FoundCode {
  readonly code: PageCode;
  /** The former id that was meant. */
  readonly alias?: string;
}

/**
 * The codes somebody may mean by what was typed so far, the likeliest first: whose label, id or former id begins with
 * it, then those with words that begin so, then those that hold it. Codes used lately come first among equals; with
 * nothing typed, all are listed so. Codes out of use are left out.
 */
export function searchCodes(typed: string, codes: readonly PageCode[], recent: readonly string[]): FoundCode[] {
  const words = fold(typed)
    .split(' ')
    .filter((word) => word !== '');
  const lately = (id: string) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return codes
    .filter(({ retired }) => !retired)
    .flatMap((code, order) => {
      const found = [code.label, code.id, ...code.aliases].map((name) => ({ name, rank: rankOf(fold(name), words) }));
      const best = found.reduce((one, other) => (other.rank < one.rank ? other : one));
      if (best.rank === none) return [];
      const alias = code.aliases.includes(best.name) ? best.name : undefined;
      return [{ found: { code, ...(alias === undefined ? {} : { alias }) }, rank: best.rank, order }];
    })
    .sort((a, b) => a.rank - b.rank || lately(a.found.code.id) - lately(b.found.code.id) || a.order - b.order)
    .map(({ found }) => found);
}

const none = 9;

function rankOf(name: string, words: readonly string[]): number {
  if (words.length === 0) return 0;
  const whole = words.join(' ');
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  const parts = name.split(' ');
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 2;
  if (words.every((word) => name.includes(word))) return 3;
  return none;
}

/** Lower case, without accents; what separates words is one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
