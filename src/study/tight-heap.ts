import { setFlagsFromString } from 'node:v8';

/** So many files, or bytes of them, take long enough for garbage to pile up. */
const manyFiles = 4000;
const manyBytes = 30_000_000;

/**
 * Lets the heap grow by a seventh between two collections, where a large corpus is read: by itself it grows fourfold, most
 * of it garbage. By a half it takes a fifth more memory, and no less time.
 */
export function keepHeapTight({ files, bytes }: { readonly files: number; readonly bytes: number }): void {
  if (files >= manyFiles || bytes >= manyBytes) setFlagsFromString('--heap-growing-percent=15');
}
