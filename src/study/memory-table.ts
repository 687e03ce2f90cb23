import { grown, KeptRows, keptWidth, viewOf } from './kept-rows.ts';

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
  private readonly places: DataView;

  private constructor(
    paths: readonly string[],
    readonly kept: KeptRows,
    places: Buffer,
  ) {
    for (let row = 0; row < paths.length; row++) this.rows.set(paths[row] as string, row);
    this.places = viewOf(places);
  }

  /** @param bytes what `bytes` of a `MemoryTableWriter` gave. */
  static from(bytes: Buffer): MemoryTable {
    const length = bytes.readUInt32LE(0);
    const columns = Buffer.from(bytes.subarray(4 + length));
    const paths: string[] = JSON.parse(bytes.toString('utf8', 4, 4 + length));
    const width = keptWidth + placeWidth;
    if (columns.length !== paths.length * width) throw new Error('The table is not whole.');
    const split = paths.length * keptWidth;
    return new MemoryTable(paths, new KeptRows(columns.subarray(0, split), paths.length), columns.subarray(split));
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
  private places: Buffer = Buffer.alloc(64 * keptWidth);

  /** @param row of what is kept of the file. */
  add(path: string, kept: KeptRows, row: number, { start, length, sum }: Place): void {
    const at = this.kept.addFrom(kept, row) * placeWidth;
    if (at + placeWidth > this.places.length) this.places = grown(this.places);
    this.places.writeDoubleLE(start, at);
    this.places.writeDoubleLE(length, at + 8);
    this.places.writeDoubleLE(sum, at + 16);
    this.paths.push(path);
  }

  bytes(): Buffer {
    const paths = Buffer.from(JSON.stringify(this.paths));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(paths.length);
    return Buffer.concat([length, paths, this.kept.written(), this.places.subarray(0, this.paths.length * placeWidth)]);
  }
}
