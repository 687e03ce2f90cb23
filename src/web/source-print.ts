import type { Source } from '../model/source.ts';
import { bytesPrint } from '../study/record-files.ts';

const cache = new WeakMap<Source, string>();

/** Fingerprint of what is said in a source: places in it mean the same as long as it is the same. */
export function sourcePrint(source: Source): string {
  const known = cache.get(source) ?? bytesPrint(new TextEncoder().encode(source.body));
  cache.set(source, known);
  return known;
}
