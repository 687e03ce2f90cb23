import { setFlagsFromString } from 'node:v8';

/** So many files take long enough for garbage to pile up. */
const manyFiles = 4000;

/**
 * Lets the heap grow by half between two collections, where a large corpus is read: by itself it grows fourfold, most of
 * it garbage.
 */
export function keepHeapTight(files: number): void {
  if (files >= manyFiles) setFlagsFromString('--heap-growing-percent=50');
}
