import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import type { KeptRows } from './kept-rows.ts';
import { MemoryTable } from './memory-table.ts';
import { RecordReader, readAt } from './record-reader.ts';
import { sumOf } from './sum.ts';

export interface MemoryFile {
  /** The files that something is kept of. */
  paths(): Iterable<string>;
  /** What is kept of each. */
  readonly kept: KeptRows;
  /** The row of a file there. */
  row(path: string): number | undefined;
  /** The record of a file; undefined where it is damaged, or the file of records is closed. */
  read(path: string): Buffer | undefined;
  /** The sum of its record. */
  sum(path: string): number | undefined;
  /** What is kept is known still. */
  close(): void;
}

/** Bytes at the end of the file that say where its table stands. */
export const footerLength = 256;
export const format = 3;

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
  const read = tried(() => (fstatSync(descriptor).isFile() ? readTable(descriptor, by) : undefined));
  if (!read) {
    closeSync(descriptor);
    return undefined;
  }
  const { table, end } = read;
  const records = new RecordReader(descriptor, end);
  let isOpen = true;
  return {
    paths: () => table.paths(),
    kept: table.kept,
    row: (path) => table.row(path),
    read(path) {
      const row = table.row(path);
      if (row === undefined || !isOpen) return undefined;
      const place = table.place(row);
      const record = tried(() => records.read(place));
      return record && sumOf(record) === place.sum ? record : undefined;
    },
    sum(path) {
      const row = table.row(path);
      return row === undefined ? undefined : table.place(row).sum;
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

function readTable(descriptor: number, by: string): { table: MemoryTable; end: number } | undefined {
  const { size } = fstatSync(descriptor);
  const footer = JSON.parse(readAt(descriptor, size - footerLength, footerLength).toString('latin1'));
  if (footer.format !== format || footer.by !== by || footer.start + footer.length + footerLength !== size)
    return undefined;
  const table = readAt(descriptor, footer.start, footer.length);
  return sumOf(table) === footer.sum ? { table: MemoryTable.from(table), end: footer.start } : undefined;
}
