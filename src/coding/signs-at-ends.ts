import { isSpace } from './is-space.ts';

/** Where the end of `lead` begins that stands before a place, from a sign of it on; what escapes one need not stand there. */
export function withLead(text: string, at: number, lead: string): number {
  let from = at;
  for (let i = lead.length - 1; i >= 0; i--) {
    if (isSame(lead[i], text[from - 1])) from--;
    else if (lead[i] !== '\\') break;
  }
  while (from < at && isSpace(text[from])) from++;
  return from;
}

/** Where the beginning of `tail` ends that stands at a place, after a sign of it. */
export function withTail(text: string, at: number, tail: string): number {
  let to = at;
  for (let i = 0; i < tail.length; i++) {
    if (isSame(tail[i], text[to])) to++;
    else if (tail[i] !== '\\') break;
  }
  while (to > at && isSpace(text[to - 1])) to--;
  return to;
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || (isSpace(one) && isSpace(other));
}
