import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { MemoryTable, type Place } from './memory-table.ts';

/** What tells one state of a file from another without reading it; times in milliseconds. */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
  /** When the system last changed anything of it: nobody can set this back. */
  readonly changed: number;
  readonly device: number;
  readonly inode: number;
}

/** What is kept of one file of the study. */
export interface Kept {
  readonly stamp: Stamp;
  /** The stamp was old enough when the content was read: a later change of the file has another. */
  readonly settled: boolean;
  /** SHA-256 of the content. */
  readonly print: string;
}

/** Of a record that is of no one file: it is known by its path, and by what its values were given. */
export const keptApart: Kept = {
  stamp: { size: 0, modified: 0, changed: 0, device: 0, inode: 0 },
  settled: false,
  print: '',
};

export interface MemoryFile {
  /** The files that something is kept of. */
  paths(): Iterable<string>;
  kept(path: string): Kept | undefined;
  /** The record of a file; undefined where it is damaged, or the file of records is closed. */
  read(path: string): Buffer | undefined;
  /** What is kept is known still. */
  close(): void;
}

/** Bytes at the end of the file that say where its table stands. */
export const footerLength = 256;
export const format = 2;

/** Opening waits for nobody: a pipe may lie where the file is looked for. Not known to every system. */
export const atOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file of records, one for each file of the study.
 * @param by what wrote it: other programs' files are none of ours.
 * @returns undefined where there is none, or it was cut, damaged or written by another.
 */
export function openMemoryFile(file: string, by: string): MemoryFile | undefined {
  const descriptor = tried(() => openSync(file, atOnce));
  if (descriptor === undefined) return undefined;
  const table = tried(() => (fstatSync(descriptor).isFile() ? readTable(descriptor, by) : undefined));
  if (!table) {
    closeSync(descriptor);
    return undefined;
  }
  const recordAt = ({ start, length, sum }: Place) => {
    const record = tried(() => readAt(descriptor, start, length));
    return record && sumOf(record) === sum ? record : undefined;
  };
  let isOpen = true;
  return {
    paths: () => table.paths(),
    kept: (path) => table.kept(path),
    read(path) {
      const place = table.place(path);
      return place && isOpen ? recordAt(place) : undefined;
    },
    close() {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}

export function tried<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

function readTable(descriptor: number, by: string): MemoryTable | undefined {
  const { size } = fstatSync(descriptor);
  const footer = JSON.parse(readAt(descriptor, size - footerLength, footerLength).toString('latin1'));
  if (footer.format !== format || footer.by !== by || footer.start + footer.length + footerLength !== size)
    return undefined;
  const table = readAt(descriptor, footer.start, footer.length);
  return sumOf(table) === footer.sum ? MemoryTable.from(table) : undefined;
}

/** @throws where the file ends before. */
export function readAt(descriptor: number, start: number, length: number): Buffer {
  return readInto(descriptor, start, Buffer.allocUnsafe(length));
}

/** @throws where the file ends before. */
export function readInto(descriptor: number, start: number, bytes: Buffer): Buffer {
  if (readSync(descriptor, bytes, 0, bytes.length, start) < bytes.length) throw new Error('The file ends here.');
  return bytes;
}

export function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 24);
}
