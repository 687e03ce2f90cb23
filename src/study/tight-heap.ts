import { setFlagsFromString } from 'node:v8';

/** So many files, or bytes of them, take long enough for garbage to pile up. */
const manyFiles = 4000;
const manyBytes = 30_000_000;

let isTight = false;

/**
 * Lets the heap grow by a seventh between two collections, where a large corpus is read: by itself it grows fourfold, most
 * of it garbage. By a half it takes a fifth more memory, and no less time.
 */
export function keepHeapTight({ files, bytes }: { readonly files: number; readonly bytes: number }): void {
  isTight = files >= manyFiles || bytes >= manyBytes;
  if (isTight) setFlagsFromString('--heap-growing-percent=15');
}

/**
 * Lets a heap that was kept tight grow by three fifths: most of it is what is being made of the corpus now, and each
 * collection goes through all of that.
 */
export function loosenHeap(): void {
  if (isTight) setFlagsFromString('--heap-growing-percent=60');
}
