import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { LazyMap } from '../model/lazy-map.ts';
import type { Memory } from '../model/memory.ts';
import { coarsest } from './disk-times.ts';
import {
  type Kept,
  type MemoryFile,
  openMemoryFile,
  type Stamp,
  type Written,
  writeMemoryFile,
} from './memory-file.ts';
import { isMemoryInside, memoryPath, prepareMemoryFolder, timeOnDisk } from './memory-folder.ts';
import { ChangedOnDisk } from './save.ts';

const name = 'memory';

/** Bytes of files that are kept at hand. */
const bytesKept = 4_000_000;

/** Values by what they are, then by what they depend on besides the file. */
type Values = Record<string, Record<string, unknown>>;

interface FileRecord {
  readonly values: Values;
  /** What was asked for in this run. */
  readonly used: Map<string, Set<string>>;
  changed: boolean;
}

/**
 * Files of a study that are read when they are asked for, and what was made of them, kept in `.study/memory` from run to
 * run. A file is known by size and times; where these may deceive, or are new, by its content.
 */
export class StudyMemory implements Memory {
  private file: MemoryFile | undefined;
  private readonly contents = new Map<string, Kept>();
  private readonly records = new Map<string, FileRecord>();
  private begun: number | undefined;
  private changed = false;

  /** @param by what makes the values: another program's are not taken. */
  constructor(
    private readonly root: string,
    private readonly by: string,
  ) {
    this.file = isMemoryInside(root) ? openMemoryFile(this.path(name), by) : undefined;
  }

  /**
   * Takes note of a file.
   * @throws what the disk says where it cannot be read.
   */
  see(path: string, status: Stats): void {
    const stamp = stampOf(status);
    const before = this.file?.kept.get(path);
    if (before?.settled && isSame(before.stamp, stamp)) {
      accessSync(join(this.root, path), constants.R_OK);
      this.contents.set(path, before);
      return;
    }
    this.begun ??= timeOnDisk(this.root);
    const print = printOf(readFileSync(join(this.root, path)));
    const settled = Math.max(stamp.modified, stamp.changed) < this.begun - coarsest;
    this.contents.set(path, { stamp, settled, print });
    this.changed = true;
  }

  /** The files, those taken note of read when they are asked for. */
  filesWith(held: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
    const bytesOf = (path: string) => held.get(path) ?? this.read(path);
    const paths = [...held.keys(), ...this.contents.keys()];
    return new LazyMap<Uint8Array>(paths, bytesOf, ({ length }) => length, bytesKept);
  }

  private read(path: string): Uint8Array {
    const bytes = readFileSync(join(this.root, path));
    if (printOf(bytes) === this.contents.get(path)?.print) return bytes;
    // Changed while it was read, or the memory told of another file: it is not asked again.
    this.forget();
    throw new ChangedOnDisk(path);
  }

  private forget(): void {
    try {
      rmSync(this.path(name), { force: true });
    } catch {
      // It cannot be written to, either.
    }
  }

  recall<T>(path: string, what: string, given: string, make: () => T): T {
    const record = this.recordOf(path);
    const used = record.used.get(what) ?? new Set();
    record.used.set(what, used.add(given));
    const values = record.values[what] ?? {};
    record.values[what] = values;
    if (!Object.hasOwn(values, given)) {
      // What is kept is what will be read: plain, and without the strings that pieces of text hold on to.
      values[given] = JSON.parse(JSON.stringify(make()));
      record.changed = true;
      this.changed = true;
    }
    return values[given] as T;
  }

  private recordOf(path: string): FileRecord {
    const known = this.records.get(path);
    if (known) return known;
    const values = this.valuesBefore(path);
    const record = { values: values ?? {}, used: new Map(), changed: values === undefined };
    this.records.set(path, record);
    return record;
  }

  private valuesBefore(path: string): Values | undefined {
    const before = this.file?.kept.get(path);
    if (!before || before.print !== this.contents.get(path)?.print) return undefined;
    const bytes = this.file?.read(path);
    return bytes && JSON.parse(bytes.toString('utf8'));
  }

  /** Writes what is new, where the study can be written to; nothing depends on it. What is in use stays known, no more. */
  save(): void {
    const gone = [...(this.file?.kept.keys() ?? [])].some((path) => !this.contents.has(path));
    if (this.changed || gone) this.write();
    this.close();
  }

  private write(): void {
    try {
      prepareMemoryFolder(this.root);
      const temporary = this.path(`.study-${process.pid}-0.tmp`);
      writeMemoryFile(this.path(name), temporary, this.by, this.written());
    } catch {
      // A folder that cannot be written to, a full disk: the next run finds it out again.
    }
  }

  private close(): void {
    this.file?.close();
    this.file = undefined;
  }

  private *written(): Generator<Written> {
    for (const [path, kept] of this.contents) {
      const record = this.records.get(path);
      const before = record && !record.changed ? this.file?.read(path) : undefined;
      const bytes = before ?? (record ? Buffer.from(JSON.stringify(stillUsed(record))) : this.unread(path));
      yield { path, kept, record: bytes ?? Buffer.from('{}') };
    }
    // Some systems replace no file that is open.
    this.close();
  }

  /** The record of a file that nobody asked about in this run. */
  private unread(path: string): Buffer | undefined {
    return this.file?.kept.get(path)?.print === this.contents.get(path)?.print ? this.file?.read(path) : undefined;
  }

  private path(file: string): string {
    return memoryPath(this.root, file);
  }
}

/** Of what was asked for in this run, only the values that were; of the rest all. */
function stillUsed({ values, used }: FileRecord): Values {
  return Object.fromEntries(
    Object.entries(values).map(([what, all]) => {
      const asked = used.get(what);
      return [what, asked ? Object.fromEntries(Object.entries(all).filter(([given]) => asked.has(given))) : all];
    }),
  );
}

function stampOf({ size, mtimeMs, ctimeMs, dev, ino }: Stats): Stamp {
  return { size, modified: mtimeMs, changed: ctimeMs, inode: `${dev}-${ino}` };
}

function isSame(one: Stamp, other: Stamp): boolean {
  return (
    one.size === other.size &&
    one.modified === other.modified &&
    one.changed === other.changed &&
    one.inode === other.inode
  );
}

function printOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
