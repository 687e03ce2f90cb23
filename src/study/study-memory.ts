import { accessSync, closeSync, constants, openSync, readFileSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { LazyMap } from '../model/lazy-map.ts';
import { type Make, type Memory, type Packing, pieceAt } from '../model/memory.ts';
import { stemOf } from '../model/source.ts';
import { Aside } from './aside.ts';
import { coarsest } from './disk-times.ts';
import { emptyRecord } from './file-record.ts';
import { FileRecords } from './file-records.ts';
import { KeptRows, type Stamp } from './kept-rows.ts';
import { type MemoryFile, openMemoryFile, tried } from './memory-file.ts';
import { isMemoryInside, memoryPath, prepareMemoryFolder, temporaryPath, timeOnDisk } from './memory-folder.ts';
import { keptApart, MemoryWriter, type Written } from './memory-writer.ts';
import type { Found, KnownBefore } from './part-memory.ts';
import { printOf } from './print-of.ts';
import { readAt } from './record-reader.ts';
import { ChangedOnDisk } from './save.ts';

const name = 'memory';

/** What an earlier run has kept of a study, for a thread that reads some of its files. */
export function keptBefore(root: string, by: string): KnownBefore {
  const file = isMemoryInside(root) ? openMemoryFile(memoryPath(root, name), by) : undefined;
  return (path, print) => recordBefore(file, path, print);
}

function recordBefore(file: MemoryFile | undefined, path: string, print: string): Buffer | undefined {
  const row = file?.row(path);
  return row !== undefined && file?.kept.print(row) === print ? file.read(path) : undefined;
}

/** Bytes of files that are kept at hand. */
const bytesKept = 4_000_000;

/** An interview whose content is not known yet, or no more. */
export interface Unread {
  /** Its own, and its coding files, known or not. */
  readonly paths: readonly string[];
  /** Of its text, in bytes. */
  readonly size: number;
}

/** It is as it was when the file of records was written. */
const asKept = -1;

/**
 * Files of a study that are read when they are asked for, and what was made of them, kept in `.study/memory` from run to
 * run. A file is known by size and times; where these may deceive, or are new, by its content.
 */
export class StudyMemory implements Memory {
  private file: MemoryFile | undefined;
  /** What is known of files that are not as they were, their contents once they were read. */
  private seen = new KeptRows();
  /** The files, with the row of each there. */
  private readonly contents = new Map<string, number>();
  private files: ReadonlyMap<string, Uint8Array> = new Map();
  private readonly aside: Aside;
  private readonly records: FileRecords;
  private readonly left = new Set<string>();
  /** What others have found out, as far as it is written already. */
  private spool: { readonly writer: MemoryWriter; readonly paths: Set<string> } | undefined;
  /** Where nothing can be written, records of files that others have read. */
  private readonly given = new Map<string, Buffer>();
  private begun: number | undefined;
  private bytes = 0;
  private changed = false;

  /** @param by what makes the values: another program's are not taken. */
  constructor(
    private readonly root: string,
    private readonly by: string,
  ) {
    this.aside = new Aside(root);
    this.records = new FileRecords((path) => this.bytesBefore(path), this.aside);
    this.file = isMemoryInside(root) ? openMemoryFile(this.path(name), by) : undefined;
  }

  /**
   * Takes note of a file.
   * @throws what the disk says where it cannot be read.
   */
  see(path: string, status: Stats): void {
    const stamp = stampOf(status);
    this.bytes += stamp.size;
    const before = this.file?.row(path);
    if (this.file && before !== undefined && this.file.kept.isSettled(before) && this.file.kept.isSame(before, stamp)) {
      accessSync(`${this.root}/${path}`, constants.R_OK);
      this.contents.set(path, asKept);
      return;
    }
    // It is read later; what the disk has against it is told now.
    closeSync(openSync(join(this.root, path), 'r'));
    this.begun ??= timeOnDisk(this.root);
    const isSettled = Math.max(stamp.modified, stamp.changed) < this.begun - coarsest;
    this.contents.set(path, this.seen.add(stamp, isSettled));
  }

  /** How many files of the corpus there are, and of how many bytes. */
  get size(): { readonly files: number; readonly bytes: number } {
    return { files: this.contents.size, bytes: this.bytes };
  }

  /** The interviews of the corpus whose content is not known yet, nor that of an earlier run. */
  unread(): Unread[] {
    for (const [path, row] of this.contents) if (this.isUnknown(row)) this.recognise(path, row);
    const interviews = [...this.contents].flatMap(([path, row]) =>
      this.isUnknown(row) && path.endsWith('.md') ? [{ path, size: this.seen.size(row) }] : [],
    );
    const codings = new Map<string, string[]>();
    for (const path of interviews.length > 0 ? this.contents.keys() : []) {
      const stem = path.endsWith('.md') ? undefined : /^(.*)\.[^./]*\.ya?ml$/.exec(path)?.[1];
      if (stem !== undefined) codings.set(stem, [...(codings.get(stem) ?? []), path]);
    }
    return interviews.map(({ path, size }) => ({ paths: [path, ...(codings.get(stemOf(path)) ?? [])], size }));
  }

  /** Whether texts that an earlier run has read are all as they were: there may be others. */
  get isOfTextsBefore(): boolean {
    const before = [...(this.file?.paths() ?? [])].filter((path) => /\.(?:md|csv)$/.test(path) && !this.left.has(path));
    return before.length > 0 && before.every((path) => this.isAsBefore(path));
  }

  private isAsBefore(path: string): boolean {
    const row = this.contents.get(path);
    if (row === undefined || row === asKept) return row === asKept;
    return this.seen.hasPrint(row) && this.printKept(path) === this.seen.print(row);
  }

  /** Whether a file was not read yet, in this run or before. */
  private isUnknown(row: number): boolean {
    return row !== asKept && !this.seen.hasPrint(row);
  }

  /** A file that was touched, copied, or written too shortly before an earlier run, may have the content it had. */
  private recognise(path: string, row: number): void {
    const before = this.file?.row(path);
    if (!this.file || before === undefined || this.file.kept.size(before) !== this.seen.size(row)) return;
    const print = this.file.kept.print(before);
    try {
      if (print === undefined || printOf(readFileSync(join(this.root, path))) !== print) return;
    } catch {
      // It is told of when it is asked for.
      return;
    }
    this.seen.setPrint(row, print);
    this.changed = true;
  }

  readonly knownBefore: KnownBefore = (path, print) => recordBefore(this.file, path, print);

  /** Keeps what was found out about files that were not read yet. */
  keep(found: readonly Found[]): void {
    for (const { path, print, record } of found) {
      const row = this.contents.get(path);
      if (row === undefined || !this.isUnknown(row)) continue;
      this.seen.setPrint(row, print);
      this.changed = true;
      const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
      if (!this.spooled({ path, kept: this.seen, row, record: bytes })) this.given.set(path, bytes);
    }
  }

  private spooled(written: Written): boolean {
    try {
      if (this.given.size > 0) return false;
      this.spool ??= { writer: this.writer(), paths: new Set() };
      this.spool.writer.put(written);
      this.spool.paths.add(written.path);
      return true;
    } catch {
      // A folder that cannot be written to, a full disk: it is held, and what is lost is found out again.
      this.spool?.writer.abandon();
      this.spool = undefined;
      return false;
    }
  }

  /** Writes what was kept, so that nothing of it need be held, and a run that is stopped has not found it out in vain. */
  flush(): void {
    if (!this.spool) return;
    const { writer, paths } = this.spool;
    this.spool = undefined;
    if (!this.write(writer, paths)) return;
    this.file = openMemoryFile(this.path(name), this.by) ?? this.file;
    let isAsKept = true;
    for (const [path, row] of this.contents) {
      if (row === asKept) continue;
      if (this.seen.hasPrint(row) && this.printKept(path) === this.seen.print(row)) this.contents.set(path, asKept);
      else isAsKept = false;
    }
    if (isAsKept) this.seen = new KeptRows();
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
    const row = this.contents.get(path);
    if (row !== undefined && this.isUnknown(row)) {
      this.seen.setPrint(row, print);
      this.changed = true;
    }
    if (print === this.printKnown(path)) return bytes;
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

  recall<T>(path: string, name: string, given: string, make: Make<T>, packing?: Packing<T>): T {
    return this.records.recall(path, name, given, make, packing);
  }

  under(path: string, settings: string): void {
    this.records.under(path, settings);
  }

  piece(
    path: string,
    { start, length }: { readonly start: number; readonly length: number },
    print: string,
  ): Uint8Array {
    const bytes = tried(() => readPiece(join(this.root, path), start, length));
    if (bytes && printOf(bytes) === print) return bytes;
    this.forget();
    throw new ChangedOnDisk(path);
  }

  private bytesBefore(path: string): Buffer | undefined {
    // A piece is known by its content alone.
    if (pieceAt(path)) return this.file?.read(path);
    const given = this.given.get(path);
    if (given) return given;
    if (this.contents.get(path) === asKept) return this.file?.read(path);
    const before = this.printKept(path);
    return before !== undefined && before === this.printOf(path) ? this.file?.read(path) : undefined;
  }

  /** Of the content that the file of records tells of. */
  private printKept(path: string): string | undefined {
    const row = this.file?.row(path);
    return row === undefined ? undefined : this.file?.kept.print(row);
  }

  private printKnown(path: string): string | undefined {
    const row = this.contents.get(path);
    if (row === undefined) return undefined;
    return row === asKept ? this.printKept(path) : this.seen.print(row);
  }

  /** Of a file's content, which is read for it where need be, and then at hand. */
  private printOf(path: string): string | undefined {
    if (this.contents.has(path) && this.printKnown(path) === undefined) this.files.get(path);
    return this.printKnown(path);
  }

  /** Writes what is new, where the study can be written to; nothing depends on it. What is in use stays known, no more. */
  save(): void {
    const isGone = (path: string) => !this.contents.has(path) && !this.left.has(path);
    const gone = [...(this.file?.paths() ?? [])].some((path) => isGone(pieceAt(path)?.file ?? path));
    if (this.changed || this.records.changed || gone) this.write();
    this.aside.close();
    this.file?.close();
  }

  private writer(): MemoryWriter {
    prepareMemoryFolder(this.root);
    return new MemoryWriter(temporaryPath(this.root), this.by);
  }

  /**
   * @param done the files whose records it was given already.
   * @returns whether it could be written.
   */
  private write(begun?: MemoryWriter, done: ReadonlySet<string> = new Set()): boolean {
    let writer = begun;
    try {
      writer ??= this.writer();
      for (const one of this.written(done)) writer.put(one);
      // Some systems replace no file that is open.
      this.file?.close();
      writer.finish(this.path(name));
      return true;
    } catch {
      // A folder that cannot be written to, a full disk: the next run finds it out again.
      writer?.abandon();
      return false;
    }
  }

  private *written(done: ReadonlySet<string>): Generator<Written> {
    for (const [path, row] of this.contents) {
      const known = row === asKept ? this.keptBefore(path) : { kept: this.seen, row };
      // Nobody asked for it, in this run or before.
      if (!known?.kept.hasPrint(known.row) || done.has(path)) continue;
      const news = this.records.news(path);
      const before = news ? undefined : this.bytesBefore(path);
      const sum = row === asKept && before ? this.file?.sum(path) : undefined;
      yield { path, ...known, record: news ?? before ?? emptyRecord(), sum };
    }
    for (const path of this.left) {
      const known = this.keptBefore(path);
      const record = known && this.file?.read(path);
      if (record) yield { path, ...known, record, sum: this.file?.sum(path) };
    }
    yield* this.pieces();
  }

  private keptBefore(path: string): { readonly kept: KeptRows; readonly row: number } | undefined {
    const row = this.file?.row(path);
    return this.file && row !== undefined ? { kept: this.file.kept, row } : undefined;
  }

  /** Of files whose pieces were asked for in this run what is known of those; of others all. */
  private *pieces(): Generator<Written> {
    const asked = new Set([...this.records.asked()].filter(pieceAt));
    const inUse = [...asked].flatMap((path) => pieceAt(path) ?? []);
    const [files, pieces] = [new Set(inUse.map(({ file }) => file)), new Set(inUse.map(({ piece }) => piece))];
    const before = [...(this.file?.paths() ?? [])].filter((path) => {
      const at = asked.has(path) ? undefined : pieceAt(path);
      if (!at) return false;
      return files.has(at.file) ? pieces.has(at.piece) : this.contents.has(at.file) || this.left.has(at.file);
    });
    for (const path of [...asked, ...before]) {
      const record = this.records.news(path) ?? this.file?.read(path);
      // A piece is known by its content, which is in its path.
      if (record) yield { path, ...keptApart, record };
    }
  }

  private path(file: string): string {
    return memoryPath(this.root, file);
  }
}

function readPiece(file: string, start: number, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    return readAt(descriptor, start, length);
  } finally {
    closeSync(descriptor);
  }
}

function stampOf({ size, mtimeMs, ctimeMs, dev, ino }: Stats): Stamp {
  return { size, modified: mtimeMs, changed: ctimeMs, device: dev, inode: ino };
}
