import { type Measured, refuse } from './refusal.ts';
import { joined, lengthOf, sharedLength } from './unit-span.ts';

/**
 * Jaccard similarity of the characters two coders gave a code, 0–1 (Jaccard 1912, New Phytol. 11:37): shared ÷ marked by
 * either. Characters marked twice by one coder count once.
 * @returns refused where nobody coded anything
 */
export function spanJaccard(
  a: readonly { readonly start: number; readonly end: number }[],
  b: readonly { readonly start: number; readonly end: number }[],
): Measured<number> {
  const [one, other] = [joined(a), joined(b)];
  const shared = sharedLength(one, other);
  const marked = lengthOf(one) + lengthOf(other) - shared;
  return marked === 0 ? refuse('nobody-coded') : shared / marked;
}
