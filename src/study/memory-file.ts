import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';

/** What tells one state of a file from another without reading it; times in milliseconds. */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
  /** When the system last changed anything of it: nobody can set this back. */
  readonly changed: number;
  readonly inode: string;
}

/** What is kept of one file of the study. */
export interface Kept {
  readonly stamp: Stamp;
  /** The stamp was old enough when the content was read: a later change of the file has another. */
  readonly settled: boolean;
  /** SHA-256 of the content. */
  readonly print: string;
}

interface Place {
  readonly start: number;
  readonly length: number;
  readonly sum: string;
}

type Row = readonly [path: string, kept: Kept, place: Place];

export interface MemoryFile {
  readonly kept: ReadonlyMap<string, Kept>;
  /** The record of a file; undefined where it is damaged. */
  read(path: string): Buffer | undefined;
  close(): void;
}

/** What a record may be written from. */
export interface Written {
  readonly path: string;
  readonly kept: Kept;
  readonly record: Buffer;
}

/** Bytes at the end of the file that say where its table stands. */
const footerLength = 256;
const format = 1;

/** Opening waits for nobody: a pipe may lie where the file is looked for. Not known to every system. */
const atOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file of records, one for each file of the study.
 * @param by what wrote it: other programs' files are none of ours.
 * @returns undefined where there is none, or it was cut, damaged or written by another.
 */
export function openMemoryFile(file: string, by: string): MemoryFile | undefined {
  const descriptor = tried(() => openSync(file, atOnce));
  if (descriptor === undefined) return undefined;
  const rows = tried(() => (fstatSync(descriptor).isFile() ? readTable(descriptor, by) : undefined));
  if (!rows) {
    closeSync(descriptor);
    return undefined;
  }
  const places = new Map(rows.map(([path, , place]) => [path, place]));
  return {
    kept: new Map(rows.map(([path, kept]) => [path, kept])),
    read(path) {
      const place = places.get(path);
      const record = place && tried(() => readAt(descriptor, place.start, place.length));
      return record && sumOf(record) === place?.sum ? record : undefined;
    },
    close: () => closeSync(descriptor),
  };
}

function tried<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

function readTable(descriptor: number, by: string): Row[] | undefined {
  const { size } = fstatSync(descriptor);
  const footer = JSON.parse(readAt(descriptor, size - footerLength, footerLength).toString('latin1'));
  if (footer.format !== format || footer.by !== by || footer.start + footer.length + footerLength !== size)
    return undefined;
  const table = readAt(descriptor, footer.start, footer.length);
  return sumOf(table) === footer.sum ? JSON.parse(table.toString('utf8')) : undefined;
}

function readAt(descriptor: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  if (readSync(descriptor, bytes, 0, length, start) < length) throw new Error('The file ends here.');
  return bytes;
}

function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 24);
}

/** Bytes that are gathered before they are written. */
const most = 1 << 20;

/**
 * Writes a file of records beside its place, then renames it: whoever is stopped leaves the file as it was.
 * @param temporary beside the place.
 * @throws what the disk says.
 */
export function writeMemoryFile(file: string, temporary: string, by: string, records: Iterable<Written>): void {
  try {
    // What it tells of interviews is its owner's; a link that lies there is not followed.
    rmSync(temporary, { force: true });
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      writeRecords(descriptor, by, records);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

function writeRecords(descriptor: number, by: string, records: Iterable<Written>): void {
  const rows: Row[] = [];
  let gathered: Buffer[] = [];
  let waiting = 0;
  let start = 0;
  const flush = () => {
    const bytes = Buffer.concat(gathered);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    [gathered, waiting] = [[], 0];
  };
  const put = (bytes: Buffer) => {
    gathered.push(bytes);
    waiting += bytes.length;
    start += bytes.length;
    if (waiting > most) flush();
  };
  for (const { path, kept, record } of records) {
    rows.push([path, kept, { start, length: record.length, sum: sumOf(record) }]);
    put(record);
  }
  const table = Buffer.from(JSON.stringify(rows));
  const footer = JSON.stringify({ format, by, start, length: table.length, sum: sumOf(table) });
  put(table);
  put(Buffer.from(footer.padEnd(footerLength), 'latin1'));
  flush();
}
