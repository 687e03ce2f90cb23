import { createHash } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, readFileSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { LazyMap } from '../model/lazy-map.ts';
import type { Memory, Packing } from '../model/memory.ts';
import { type Known, stemOf } from '../model/source.ts';
import { coarsest } from './disk-times.ts';
import { FileRecord } from './file-record.ts';
import {
  type Kept,
  type MemoryFile,
  openMemoryFile,
  type Stamp,
  type Written,
  writeMemoryFile,
} from './memory-file.ts';
import { isMemoryInside, memoryPath, prepareMemoryFolder, timeOnDisk } from './memory-folder.ts';
import type { Found } from './part-memory.ts';
import { ChangedOnDisk } from './save.ts';

const name = 'memory';

/** Bytes of files that are kept at hand. */
const bytesKept = 4_000_000;

/** An interview whose content is not known yet, or no more. */
export interface Unread {
  /** Its own, and its coding files, known or not. */
  readonly paths: readonly string[];
  /** Of its text, in bytes. */
  readonly size: number;
}

/** A file of the study in this run; its content is known once it was read, or where it is that of an earlier run. */
type Seen = Omit<Kept, 'print'> & { print?: string };

/**
 * Files of a study that are read when they are asked for, and what was made of them, kept in `.study/memory` from run to
 * run. A file is known by size and times; where these may deceive, or are new, by its content.
 */
export class StudyMemory implements Memory {
  private file: MemoryFile | undefined;
  private readonly contents = new Map<string, Seen>();
  private files: ReadonlyMap<string, Uint8Array> = new Map();
  private readonly packings = new Map<string, Packing<unknown>>();
  private readonly records = new Map<string, FileRecord>();
  private readonly left = new Set<string>();
  /** Records of files that others have read. */
  private readonly given = new Map<string, Buffer>();
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
    // It is read later; what the disk has against it is told now.
    closeSync(openSync(join(this.root, path), 'r'));
    this.begun ??= timeOnDisk(this.root);
    const settled = Math.max(stamp.modified, stamp.changed) < this.begun - coarsest;
    this.contents.set(path, { stamp, settled });
  }

  /** How many files of the corpus there are. */
  get size(): number {
    return this.contents.size;
  }

  /** The interviews of the corpus whose content is not known yet. */
  unread(): Unread[] {
    const interviews = [...this.contents].filter(([path, { print }]) => print === undefined && path.endsWith('.md'));
    const codings = new Map<string, string[]>();
    for (const path of interviews.length > 0 ? this.contents.keys() : []) {
      const stem = /^(.*)\.[^./]*\.ya?ml$/.exec(path)?.[1];
      if (stem !== undefined) codings.set(stem, [...(codings.get(stem) ?? []), path]);
    }
    return interviews.map(([path, { stamp }]) => ({
      paths: [path, ...(codings.get(stemOf(path)) ?? [])],
      size: stamp.size,
    }));
  }

  /** Keeps what was found out about files that were not read yet. */
  keep(found: readonly Found[]): void {
    for (const { path, print, record } of found) {
      const seen = this.contents.get(path);
      if (!seen || seen.print !== undefined) continue;
      seen.print = print;
      this.given.set(path, Buffer.from(record.buffer, record.byteOffset, record.byteLength));
      this.changed = true;
    }
  }

  /** Writes what was kept, so that nothing of it need be held, and a run that is stopped has not found it out in vain. */
  flush(): void {
    if (this.given.size === 0) return;
    this.write();
    this.file = openMemoryFile(this.path(name), this.by);
    const isWritten = ([path]: [string, Buffer]) => this.file?.kept.get(path)?.print === this.contents.get(path)?.print;
    if (![...this.given].every(isWritten)) return;
    this.given.clear();
    this.changed = false;
  }

  /** A file that this run does not look at: what is known of it stays known. */
  leave(path: string): void {
    this.left.add(path);
  }

  /** The files, those taken note of read when they are asked for. */
  filesWith(held: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
    const bytesOf = (path: string) => held.get(path) ?? this.read(path);
    const paths = [...held.keys(), ...this.contents.keys()];
    this.files = new LazyMap<Uint8Array>(paths, bytesOf, ({ length }) => length, bytesKept);
    return this.files;
  }

  private read(path: string): Uint8Array {
    const bytes = readFileSync(join(this.root, path));
    const print = printOf(bytes);
    const seen = this.contents.get(path);
    if (seen && seen.print === undefined) {
      seen.print = print;
      this.changed = true;
    }
    if (print === seen?.print) return bytes;
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

  recall<T>(path: string, name: string, given: string, make: () => T, packing?: Packing<T>): T {
    return this.recordOf(path).recall(name, given, make, packing);
  }

  knownUnder(path: string, settings: string): Known {
    this.recordOf(path).under(settings);
    return (name, given, make, packing) => this.recall(path, name, given, make, packing);
  }

  private recordOf(path: string): FileRecord {
    const known = this.records.get(path);
    if (known) return known;
    const record = new FileRecord(this.packings, () => this.bytesBefore(path));
    this.records.set(path, record);
    return record;
  }

  private bytesBefore(path: string): Buffer | undefined {
    const given = this.given.get(path);
    if (given) return given;
    const before = this.file?.kept.get(path);
    return before && before.print === this.printOf(path) ? this.file?.read(path) : undefined;
  }

  /** Of a file's content, which is read for it where need be, and then at hand. */
  private printOf(path: string): string | undefined {
    const seen = this.contents.get(path);
    if (seen && seen.print === undefined) this.files.get(path);
    return seen?.print;
  }

  /** Writes what is new, where the study can be written to; nothing depends on it. What is in use stays known, no more. */
  save(): void {
    const gone = [...(this.file?.kept.keys() ?? [])].some((path) => !this.contents.has(path) && !this.left.has(path));
    const found = [...this.records.values()].some(({ changed }) => changed);
    if (this.changed || found || gone) this.write();
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
    for (const [path, { stamp, settled, print }] of this.contents) {
      // Nobody asked for it, in this run or before.
      if (print === undefined) continue;
      const record = this.records.get(path);
      const before = record?.changed ? undefined : this.bytesBefore(path);
      const bytes = before ?? (record ?? new FileRecord(this.packings, () => undefined)).bytes();
      yield { path, kept: { stamp, settled, print }, record: bytes };
    }
    for (const path of this.left) {
      const kept = this.file?.kept.get(path);
      const record = kept && this.file?.read(path);
      if (record) yield { path, kept, record };
    }
    // Some systems replace no file that is open.
    this.close();
  }

  private path(file: string): string {
    return memoryPath(this.root, file);
  }
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
