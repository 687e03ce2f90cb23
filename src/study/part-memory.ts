import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory, Packing } from '../model/memory.ts';
import type { Known } from '../model/source.ts';
import { FileRecord } from './file-record.ts';

/** What was found out about a file: SHA-256 of its content, and its record as it is kept. */
export interface Found {
  readonly path: string;
  readonly print: string;
  readonly record: Uint8Array;
}

/** A few files of a study, read at once, and what is made of them: to be kept by the memory of the whole. */
export class PartMemory implements Memory {
  readonly files = new Map<string, Uint8Array>();
  private readonly prints = new Map<string, string>();
  private readonly packings = new Map<string, Packing<unknown>>();
  private readonly records = new Map<string, FileRecord>();

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
    return this.recordOf(path).recall(name, given, make, packing);
  }

  knownUnder(path: string, settings: string): Known {
    this.recordOf(path).under(settings);
    return (name, given, make, packing) => this.recall(path, name, given, make, packing);
  }

  found(): Found[] {
    return [...this.prints].map(([path, print]) => ({ path, print, record: this.recordOf(path).bytes() }));
  }

  private recordOf(path: string): FileRecord {
    const record = this.records.get(path) ?? new FileRecord(this.packings, () => undefined);
    this.records.set(path, record);
    return record;
  }
}

function readable(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
