import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { KeptRows } from './kept-rows.ts';
import { footerLength, format } from './memory-file.ts';
import { MemoryTableWriter } from './memory-table.ts';
import { sumOf } from './sum.ts';

/** What a record may be written from. */
export interface Written {
  readonly path: string;
  /** What is kept of the file, and in which row. */
  readonly kept: KeptRows;
  readonly row: number;
  readonly record: Buffer;
  /** Of the record, where it is known. */
  readonly sum?: number | undefined;
}

const apart = new KeptRows();

/** Of a record that is of no one file: it is known by its path, and by what its values were given. */
export const keptApart = {
  kept: apart,
  row: apart.add({ size: 0, modified: 0, changed: 0, device: 0, inode: 0 }, false),
} as const;

/** Bytes that are gathered before they are written. */
const most = 1 << 20;

/** Writes a file of records beside its place, then renames it: whoever is stopped leaves the file as it was. */
export class MemoryWriter {
  private readonly descriptor: number;
  private readonly table = new MemoryTableWriter();
  private readonly gathered = Buffer.allocUnsafeSlow(most);
  private waiting = 0;
  private start = 0;
  private isOpen = true;

  /**
   * @param temporary beside the file.
   * @throws what the disk says.
   */
  constructor(
    private readonly temporary: string,
    private readonly by: string,
  ) {
    // What it tells of interviews is its owner's; a link that lies there is not followed.
    rmSync(temporary, { force: true });
    this.descriptor = openSync(temporary, 'wx', 0o600);
  }

  /** @throws what the disk says. */
  put({ path, kept, row, record, sum = sumOf(record) }: Written): void {
    this.table.add(path, kept, row, { start: this.start, length: record.length, sum });
    this.write(record);
  }

  /**
   * Takes the place of the file.
   * @throws what the disk says.
   */
  finish(file: string): void {
    const start = this.start;
    const table = this.table.bytes();
    const footer = JSON.stringify({ format, by: this.by, start, length: table.length, sum: sumOf(table) });
    this.write(table);
    this.write(Buffer.from(footer.padEnd(footerLength), 'latin1'));
    this.flush();
    this.close();
    renameSync(this.temporary, file);
  }

  /** Leaves nothing behind. */
  abandon(): void {
    try {
      this.close();
      rmSync(this.temporary, { force: true });
    } catch {
      // It is taken away by a later run.
    }
  }

  private close(): void {
    if (this.isOpen) closeSync(this.descriptor);
    this.isOpen = false;
  }

  /** What is given is not held. */
  private write(bytes: Buffer): void {
    if (this.waiting + bytes.length > most) this.flush();
    if (bytes.length > most) this.writeNow(bytes);
    else this.waiting += bytes.copy(this.gathered, this.waiting);
    this.start += bytes.length;
  }

  private flush(): void {
    this.writeNow(this.gathered.subarray(0, this.waiting));
    this.waiting = 0;
  }

  private writeNow(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
  }
}
