import { KeptRows, keptWidth } from './kept-rows.ts';

/** Where a record stands in the file, and its sum. */
export interface Place {
  readonly start: number;
  readonly length: number;
  readonly sum: number;
}

/** Of each row three numbers. */
const placeWidth = 24;

/** What is kept of each file, and where its record stands. */
export class MemoryTable {
  private readonly rows = new Map<string, number>();

  private constructor(
    paths: readonly string[],
    readonly kept: KeptRows,
    private readonly places: DataView,
  ) {
    for (let row = 0; row < paths.length; row++) this.rows.set(paths[row] as string, row);
  }

  /** @param bytes what `bytes` of a `MemoryTableWriter` gave. */
  static from(bytes: Buffer): MemoryTable {
    const length = bytes.readUInt32LE(0);
    const columns = Buffer.from(bytes.subarray(4 + length));
    const paths: string[] = JSON.parse(bytes.toString('utf8', 4, 4 + length));
    const width = keptWidth + placeWidth;
    if (columns.length !== paths.length * width) throw new Error('The table is not whole.');
    const split = paths.length * keptWidth;
    const places = new DataView(columns.buffer, columns.byteOffset + split, columns.length - split);
    return new MemoryTable(paths, KeptRows.from(columns.subarray(0, split)), places);
  }

  paths(): Iterable<string> {
    return this.rows.keys();
  }

  row(path: string): number | undefined {
    return this.rows.get(path);
  }

  place(row: number): Place {
    const at = row * placeWidth;
    return {
      start: this.places.getFloat64(at, true),
      length: this.places.getFloat64(at + 8, true),
      sum: this.places.getFloat64(at + 16, true),
    };
  }
}

/** Gathers the rows of a table. */
export class MemoryTableWriter {
  private readonly paths: string[] = [];
  private readonly kept = new KeptRows();
  /** Of each row three. */
  private readonly places: number[] = [];

  /** @param row of what is kept of the file. */
  add(path: string, kept: KeptRows, row: number, { start, length, sum }: Place): void {
    this.kept.addFrom(kept, row);
    this.places.push(start, length, sum);
    this.paths.push(path);
  }

  bytes(): Buffer {
    const paths = Buffer.from(JSON.stringify(this.paths));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(paths.length);
    const places = Buffer.alloc(this.places.length * 8);
    for (let at = 0; at < this.places.length; at++) places.writeDoubleLE(this.places[at] as number, at * 8);
    return Buffer.concat([length, paths, ...this.kept.written(), places]);
  }
}
