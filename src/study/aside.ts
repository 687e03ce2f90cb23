import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { prepareMemoryFolder, temporaryPath } from './memory-folder.ts';
import { readAt } from './record-reader.ts';

/** Where bytes were put. */
export interface PlaceAside {
  readonly start: number;
  readonly length: number;
}

/** Bytes that are written at once. */
const together = 1 << 16;

/** What is new and not asked for now, beside the memory of the study until it is written there. */
export class Aside {
  private descriptor: number | undefined;
  private readonly waiting = Buffer.allocUnsafeSlow(together);
  private waits = 0;
  /** Where the bytes that wait will stand. */
  private written = 0;

  private readonly file: string;

  /** @param root the study's folder. */
  constructor(private readonly root: string) {
    this.file = temporaryPath(root);
  }

  /** @returns undefined where it cannot be written: a folder nobody may write to, a full disk. */
  put(bytes: Buffer): PlaceAside | undefined {
    try {
      this.descriptor ??= this.open();
      if (this.waits + bytes.length > together) this.flush(this.descriptor);
      const place = { start: this.written + this.waits, length: bytes.length };
      if (bytes.length > together) this.written += writeAll(this.descriptor, bytes, this.written);
      else this.waits += bytes.copy(this.waiting, this.waits);
      return place;
    } catch {
      return undefined;
    }
  }

  /** @throws where the disk gives it back no more. */
  read({ start, length }: PlaceAside): Buffer {
    const at = start - this.written;
    return at >= 0 ? Buffer.from(this.waiting.subarray(at, at + length)) : this.readWritten(start, length);
  }

  close(): void {
    if (this.descriptor === undefined) return;
    closeSync(this.descriptor);
    this.descriptor = undefined;
    rmSync(this.file, { force: true });
  }

  private open(): number {
    prepareMemoryFolder(this.root);
    rmSync(this.file, { force: true });
    // What it tells of interviews is its owner's; a link that lies there is not followed.
    return openSync(this.file, 'wx+', 0o600);
  }

  private readWritten(start: number, length: number): Buffer {
    if (this.descriptor === undefined) throw new Error('It is closed.');
    return readAt(this.descriptor, start, length);
  }

  private flush(descriptor: number): void {
    this.written += writeAll(descriptor, this.waiting.subarray(0, this.waits), this.written);
    this.waits = 0;
  }
}

function writeAll(descriptor: number, bytes: Buffer, start: number): number {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, start + at);
  return bytes.length;
}
