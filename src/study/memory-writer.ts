import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { footerLength, format, type Kept, sumOf } from './memory-file.ts';
import { MemoryTableWriter } from './memory-table.ts';

/** What a record may be written from. */
export interface Written {
  readonly path: string;
  readonly kept: Kept;
  readonly record: Buffer;
}

/** Bytes that are gathered before they are written. */
const most = 1 << 20;

/** Writes a file of records beside its place, then renames it: whoever is stopped leaves the file as it was. */
export class MemoryWriter {
  private readonly descriptor: number;
  private readonly table = new MemoryTableWriter();
  private gathered: Buffer[] = [];
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
  put({ path, kept, record }: Written): void {
    this.table.add(path, kept, { start: this.start, length: record.length, sum: sumOf(record) });
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

  private write(bytes: Buffer): void {
    this.gathered.push(bytes);
    this.waiting += bytes.length;
    this.start += bytes.length;
    if (this.waiting > most) this.flush();
  }

  private flush(): void {
    const bytes = Buffer.concat(this.gathered);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
    [this.gathered, this.waiting] = [[], 0];
  }
}
