/** What tells one state of a file from another without reading it; times in milliseconds. */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
  /** When the system last changed anything of it: nobody can set this back. */
  readonly changed: number;
  readonly device: number;
  readonly inode: number;
}

/** Of each row five numbers of a stamp and one of marks, then a fingerprint, in bytes. */
const printStart = 48;
const printLength = 32;
export const keptWidth = printStart + printLength;

/** The stamp was old enough when the content was read: a later change of the file has another. */
const settledMark = 1;
const printMark = 2;

/** Rows that lie together. */
const together = 4096;

/** What is known of files without reading them: a few bytes each, since there may be a hundred thousand. */
export class KeptRows {
  /** Each has as many rows, the last one fewer: one that grows would be copied again and again. */
  private readonly stretches: DataView[] = [];
  private rows = 0;

  /** @param bytes what `written` gave. */
  static from(bytes: Buffer): KeptRows {
    const kept = new KeptRows();
    for (let at = 0; at < bytes.length; at += together * keptWidth)
      kept.stretches.push(viewOf(bytes.subarray(at, at + together * keptWidth)));
    kept.rows = bytes.length / keptWidth;
    return kept;
  }

  /** @returns the number of its row. */
  add({ size, modified, changed, device, inode }: Stamp, isSettled: boolean): number {
    const row = this.room();
    const [view, at] = this.place(row);
    view.setFloat64(at, size, true);
    view.setFloat64(at + 8, modified, true);
    view.setFloat64(at + 16, changed, true);
    view.setFloat64(at + 24, device, true);
    view.setFloat64(at + 32, inode, true);
    view.setFloat64(at + 40, isSettled ? settledMark : 0, true);
    return row;
  }

  addFrom(other: KeptRows, from: number): number {
    const row = this.room();
    const [view, at] = this.place(row);
    bytesOf(view, at, keptWidth).set(bytesOf(...other.place(from), keptWidth));
    return row;
  }

  isSame(row: number, { size, modified, changed, device, inode }: Stamp): boolean {
    const [view, at] = this.place(row);
    return (
      view.getFloat64(at, true) === size &&
      view.getFloat64(at + 8, true) === modified &&
      view.getFloat64(at + 16, true) === changed &&
      view.getFloat64(at + 24, true) === device &&
      view.getFloat64(at + 32, true) === inode
    );
  }

  size(row: number): number {
    const [view, at] = this.place(row);
    return view.getFloat64(at, true);
  }

  isSettled(row: number): boolean {
    return (this.marks(row) & settledMark) !== 0;
  }

  /** SHA-256 of the content; undefined where it was not read. */
  print(row: number): string | undefined {
    if (!this.hasPrint(row)) return undefined;
    const [view, at] = this.place(row);
    return bytesOf(view, at + printStart, printLength).toString('hex');
  }

  hasPrint(row: number): boolean {
    return (this.marks(row) & printMark) !== 0;
  }

  setPrint(row: number, print: string): void {
    const [view, at] = this.place(row);
    bytesOf(view, at + printStart, printLength).write(print, 'hex');
    view.setFloat64(at + 40, this.marks(row) | printMark, true);
  }

  written(): Buffer[] {
    return this.stretches.map((view, index) => {
      return bytesOf(view, 0, Math.min(together, this.rows - index * together) * keptWidth);
    });
  }

  private marks(row: number): number {
    const [view, at] = this.place(row);
    return view.getFloat64(at + 40, true);
  }

  /** The number of the next row. */
  private room(): number {
    if (this.rows === this.stretches.length * together)
      this.stretches.push(new DataView(new ArrayBuffer(together * keptWidth)));
    return this.rows++;
  }

  private place(row: number): [view: DataView, at: number] {
    return [this.stretches[Math.floor(row / together)] as DataView, (row % together) * keptWidth];
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function bytesOf({ buffer, byteOffset }: DataView, at: number, length: number): Buffer {
  return Buffer.from(buffer, byteOffset + at, length);
}
