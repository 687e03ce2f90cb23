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

/** What is known of files without reading them: a few bytes each, since there may be a hundred thousand. */
export class KeptRows {
  private bytes: Buffer;
  private view: DataView;
  private rows: number;

  /** @param bytes what `written` gave. */
  constructor(bytes = Buffer.alloc(64 * keptWidth), rows = 0) {
    this.bytes = bytes;
    this.view = viewOf(bytes);
    this.rows = rows;
  }

  /** @returns the number of its row. */
  add({ size, modified, changed, device, inode }: Stamp, isSettled: boolean): number {
    const at = this.room();
    this.view.setFloat64(at, size, true);
    this.view.setFloat64(at + 8, modified, true);
    this.view.setFloat64(at + 16, changed, true);
    this.view.setFloat64(at + 24, device, true);
    this.view.setFloat64(at + 32, inode, true);
    this.view.setFloat64(at + 40, isSettled ? settledMark : 0, true);
    return this.rows++;
  }

  addFrom({ bytes }: KeptRows, row: number): number {
    const at = this.room();
    bytes.copy(this.bytes, at, row * keptWidth, (row + 1) * keptWidth);
    return this.rows++;
  }

  isSame(row: number, { size, modified, changed, device, inode }: Stamp): boolean {
    const at = row * keptWidth;
    return (
      this.view.getFloat64(at, true) === size &&
      this.view.getFloat64(at + 8, true) === modified &&
      this.view.getFloat64(at + 16, true) === changed &&
      this.view.getFloat64(at + 24, true) === device &&
      this.view.getFloat64(at + 32, true) === inode
    );
  }

  size(row: number): number {
    return this.view.getFloat64(row * keptWidth, true);
  }

  isSettled(row: number): boolean {
    return (this.marks(row) & settledMark) !== 0;
  }

  /** SHA-256 of the content; undefined where it was not read. */
  print(row: number): string | undefined {
    const at = row * keptWidth + printStart;
    return this.hasPrint(row) ? this.bytes.toString('hex', at, at + printLength) : undefined;
  }

  hasPrint(row: number): boolean {
    return (this.marks(row) & printMark) !== 0;
  }

  setPrint(row: number, print: string): void {
    this.bytes.write(print, row * keptWidth + printStart, printLength, 'hex');
    this.view.setFloat64(row * keptWidth + 40, this.marks(row) | printMark, true);
  }

  written(): Buffer {
    return this.bytes.subarray(0, this.rows * keptWidth);
  }

  private marks(row: number): number {
    return this.view.getFloat64(row * keptWidth + 40, true);
  }

  /** Where the next row begins. */
  private room(): number {
    const at = this.rows * keptWidth;
    if (at < this.bytes.length) return at;
    this.bytes = grown(this.bytes);
    this.view = viewOf(this.bytes);
    return at;
  }
}

export function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** The same bytes, and half as many more: twice as many would lie beside them for a moment. */
export function grown(bytes: Buffer): Buffer {
  return Buffer.concat(
    [bytes],
    bytes.length + 64 * keptWidth * Math.max(1, Math.ceil(bytes.length / (128 * keptWidth))),
  );
}
