import { createHash } from 'node:crypto';
import type { Codebook } from '../model/codebook.ts';

const prints = new WeakMap<Codebook, string>();

/** A fingerprint of all of a codebook that what its indicators find depends on. */
export function indicatorsPrint(codebook: Codebook): string {
  const before = prints.get(codebook);
  if (before !== undefined) return before;
  const told = [...codebook.codes.values()].map(({ id, parent, aliases, asked, retired, indicators }) => [
    ...[id, parent ?? '', retired ?? '', asked ?? null, aliases, indicators],
  ]);
  const print = createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
  prints.set(codebook, print);
  return print;
}
