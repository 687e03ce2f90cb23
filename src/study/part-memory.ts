import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory, Packing } from '../model/memory.ts';
import { emptyRecord } from './file-record.ts';
import { FileRecords } from './file-records.ts';

/** What was found out about a file: SHA-256 of its content, and its record as it is kept. */
export interface Found {
  readonly path: string;
  readonly print: string;
  readonly record: Uint8Array;
}

/** A few files of a study, read at once, and what is made of them: to be kept by the memory of the whole. */
export class PartMemory implements Memory {
  readonly isBrief = true;
  readonly files = new Map<string, Uint8Array>();
  private readonly prints = new Map<string, string>();
  private readonly records = new FileRecords(() => undefined);

  /** @param paths below the root; what cannot be read is left out, for the reading of the whole to stumble over. */
  constructor(root: string, paths: readonly string[]) {
    for (const path of paths) {
      const bytes = readable(join(root, path));
      if (!bytes) continue;
      this.files.set(path, bytes);
      this.prints.set(path, createHash('sha256').update(bytes).digest('hex'));
    }
  }

  recall<T>(path: string, name: string, given: string, make: () => T, packing?: Packing<T>): T {
    return this.records.recall(path, name, given, make, packing);
  }

  under(path: string, settings: string): void {
    this.records.under(path, settings);
  }

  piece(path: string, { start, length }: { readonly start: number; readonly length: number }): Uint8Array {
    return (this.files.get(path) as Uint8Array).subarray(start, start + length);
  }

  found(): Found[] {
    return [...this.prints].map(([path, print]) => ({ path, print, record: this.records.news(path) ?? emptyRecord() }));
  }
}

function readable(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
