import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Make, Memory, Packing } from '../model/memory.ts';
import { emptyRecord } from './file-record.ts';
import { FileRecords } from './file-records.ts';
import { printOf } from './print-of.ts';

/** What was found out about a file: SHA-256 of its content, and its record as it is kept. */
export interface Found {
  readonly path: string;
  readonly print: string;
  readonly record: Uint8Array;
}

/** What an earlier run found out about a file of this content, as it is kept; undefined where it is not known. */
export type KnownBefore = (path: string, print: string) => Buffer | undefined;

/** Where files of parts are read into, one part after the other: new room for each would pile up until it is collected. */
let free: Buffer | undefined;

/** Bytes of a part, most often. */
const usual = 1 << 20;

/**
 * A few files of a study, read at once, and what is made of them: to be kept by the memory of the whole. Their bytes are
 * there until it is asked what was found.
 */
export class PartMemory implements Memory {
  readonly isBrief = true;
  readonly files = new Map<string, Uint8Array>();
  private readonly prints = new Map<string, string>();
  private readonly records = new FileRecords((path) => this.recordBefore(path));
  private readonly known = new Set<string>();
  private room: Buffer;
  private taken = 0;

  /** @param paths below the root; what cannot be read is left out, for the reading of the whole to stumble over. */
  constructor(
    root: string,
    paths: readonly string[],
    private readonly before: KnownBefore,
  ) {
    this.room = free ?? Buffer.allocUnsafeSlow(usual);
    free = undefined;
    for (const path of paths) {
      const bytes = this.readable(join(root, path));
      if (!bytes) continue;
      this.files.set(path, bytes);
      this.prints.set(path, printOf(bytes));
    }
  }

  recall<T>(path: string, name: string, given: string, make: Make<T>, packing?: Packing<T>): T {
    return this.records.recall(path, name, given, make, packing);
  }

  under(path: string, settings: string): void {
    this.records.under(path, settings);
  }

  piece(path: string, { start, length }: { readonly start: number; readonly length: number }): Uint8Array {
    return (this.files.get(path) as Uint8Array).subarray(start, start + length);
  }

  /** Of files that were known before only what is new. */
  found(): Found[] {
    const found = [...this.prints].flatMap(([path, print]): Found[] => {
      const news = this.records.news(path);
      return news || !this.known.has(path) ? [{ path, print, record: news ?? emptyRecord() }] : [];
    });
    this.files.clear();
    free = this.room;
    return found;
  }

  private recordBefore(path: string): Buffer | undefined {
    const print = this.prints.get(path);
    const record = print === undefined ? undefined : this.before(path, print);
    if (record) this.known.add(path);
    return record;
  }

  private readable(file: string): Uint8Array | undefined {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'r');
      return this.read(descriptor, fstatSync(descriptor).size);
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  private read(descriptor: number, size: number): Uint8Array {
    if (this.taken + size > this.room.length) {
      // What was read before stays where it is.
      this.room = Buffer.allocUnsafeSlow(Math.max(usual, size));
      this.taken = 0;
    }
    let length = 0;
    for (let more = -1; length < size && more !== 0; length += more)
      more = readSync(descriptor, this.room, this.taken + length, size - length, null);
    const bytes = this.room.subarray(this.taken, this.taken + length);
    this.taken += length;
    return bytes;
  }
}
