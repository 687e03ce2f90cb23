import type { Segment } from '../model/coding.ts';

/**
 * Whether a passage is of the sample that is read blind. It depends on the source's id and the passage's words only: the
 * same passages in every session, and those of a smaller share are among those of a larger one.
 * @param share 0–1.
 */
export function isBlind({ source, text }: Pick<Segment, 'source' | 'text'>, share: number): boolean {
  return hash(`${source}\0${text}`) / 2 ** 32 < share;
}

/** FNV-1a over UTF-16 units, its bits mixed as MurmurHash3 ends (fmix32): 0 to 2³² − 1. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
