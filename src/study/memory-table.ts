import type { Kept } from './memory-file.ts';

/** Where a record stands in the file, and the beginning of its SHA-256. */
export interface Place {
  readonly start: number;
  readonly length: number;
  readonly sum: string;
}

/** Of each row eight numbers, then two fingerprints, in bytes. */
const numbers = 8;
const printLength = 32;
const sumLength = 12;
const width = 8 * numbers + printLength + sumLength;

/** What is kept of each file, and where its record stands: a few bytes each, since there may be a hundred thousand. */
export class MemoryTable {
  private readonly rows = new Map<string, number>();

  private constructor(
    paths: readonly string[],
    private readonly columns: Buffer,
  ) {
    for (const [row, path] of paths.entries()) this.rows.set(path, row);
  }

  /** @param bytes what `bytes` of a `MemoryTableWriter` gave. */
  static from(bytes: Buffer): MemoryTable {
    const length = bytes.readUInt32LE(0);
    const columns = Buffer.from(bytes.subarray(4 + length));
    const paths: string[] = JSON.parse(bytes.toString('utf8', 4, 4 + length));
    if (columns.length !== paths.length * width) throw new Error('The table is not whole.');
    return new MemoryTable(paths, columns);
  }

  paths(): Iterable<string> {
    return this.rows.keys();
  }

  kept(path: string): Kept | undefined {
    const row = this.rows.get(path);
    if (row === undefined) return undefined;
    const number = (index: number) => this.columns.readDoubleLE(row * width + 8 * index);
    const prints = row * width + 8 * numbers;
    return {
      stamp: { size: number(0), modified: number(1), changed: number(2), device: number(3), inode: number(4) },
      settled: number(5) === 1,
      print: this.columns.toString('hex', prints, prints + printLength),
    };
  }

  place(path: string): Place | undefined {
    const row = this.rows.get(path);
    if (row === undefined) return undefined;
    const end = (row + 1) * width;
    return {
      start: this.columns.readDoubleLE(row * width + 48),
      length: this.columns.readDoubleLE(row * width + 56),
      sum: this.columns.toString('hex', end - sumLength, end),
    };
  }
}

/** Gathers the rows of a table. */
export class MemoryTableWriter {
  private readonly paths: string[] = [];
  private columns = Buffer.alloc(1024 * width);

  add(path: string, { stamp, settled, print }: Kept, { start, length, sum }: Place): void {
    const at = this.paths.length * width;
    if (at === this.columns.length) this.columns = Buffer.concat([this.columns, Buffer.alloc(at)]);
    const { size, modified, changed, device, inode } = stamp;
    for (const [index, number] of [size, modified, changed, device, inode, Number(settled), start, length].entries())
      this.columns.writeDoubleLE(number, at + 8 * index);
    this.columns.write(print, at + 8 * numbers, printLength, 'hex');
    this.columns.write(sum, at + width - sumLength, sumLength, 'hex');
    this.paths.push(path);
  }

  bytes(): Buffer {
    const paths = Buffer.from(JSON.stringify(this.paths));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(paths.length);
    return Buffer.concat([length, paths, this.columns.subarray(0, this.paths.length * width)]);
  }
}
