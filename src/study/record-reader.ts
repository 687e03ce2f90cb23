import { readSync } from 'node:fs';

/** Bytes that are read at once where records are asked for in the order in which they stand. */
const most = 1 << 18;

/** Reads records of a file: those that follow each other many at once. */
export class RecordReader {
  /** What was read last of records that follow each other, and where it stands. */
  private stretch: Buffer = Buffer.alloc(0);
  private from = 0;
  /** Where the record read last ends, if it was read by itself. */
  private next = 0;

  /** @param end where the records end. */
  constructor(
    private readonly descriptor: number,
    private readonly end: number,
  ) {}

  /** @throws where the file ends before. */
  read({ start, length }: { readonly start: number; readonly length: number }): Buffer {
    const last = this.from + this.stretch.length;
    const isThere = start >= this.from && start + length <= last;
    if (!isThere && start !== this.next && (start < this.from || start > last)) {
      this.next = start + length;
      return readAt(this.descriptor, start, length);
    }
    if (!isThere) {
      this.stretch = readAt(this.descriptor, start, Math.min(Math.max(most, length), this.end - start));
      this.from = start;
    }
    return this.stretch.subarray(start - this.from, start - this.from + length);
  }
}

/** @throws where the file ends before. */
export function readAt(descriptor: number, start: number, length: number): Buffer {
  return readInto(descriptor, start, Buffer.allocUnsafe(length));
}

/** @throws where the file ends before. */
export function readInto(descriptor: number, start: number, bytes: Buffer): Buffer {
  if (readSync(descriptor, bytes, 0, bytes.length, start) < bytes.length) throw new Error('The file ends here.');
  return bytes;
}
