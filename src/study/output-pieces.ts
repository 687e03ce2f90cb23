import { closeSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { assembled, type KeptPieces, type Part } from '../model/part.ts';
import { atOnce, openMemoryFile, tried } from './memory-file.ts';
import { isMemoryInside, memoryPath, prepareMemoryFolder, temporaryPath } from './memory-folder.ts';
import { keptApart, MemoryWriter } from './memory-writer.ts';
import { printOf } from './print-of.ts';
import { readInto } from './record-reader.ts';

const name = 'pieces';

/** Where the one record stands. */
const path = 'study';

/** Where a piece stands in a file, and a fingerprint of its bytes: who edits an output edits no other report. */
type Place = readonly [start: number, length: number, print: string];

/** Of each output the places of its pieces, by their keys. */
type Index = Readonly<Record<string, Readonly<Record<string, Place>>>>;

/**
 * Outputs that are put together from pieces: what has not changed is taken from the file as it lies there. `.study/pieces`
 * keeps where each piece stands, and a fingerprint; no word, so that what was withdrawn stands nowhere but in the outputs.
 */
export class OutputPieces {
  private found: Index | undefined;
  private readonly written = new Map<string, Readonly<Record<string, Place>>>();

  /** @param by what makes the pieces: another program's are not taken. */
  constructor(
    private readonly root: string,
    private readonly by: string,
  ) {}

  /** An output in UTF-8. @param output its path below the study */
  file(output: string, parts: Iterable<Part>): Uint8Array {
    const before = new Map(Object.entries(this.index()[output] ?? {}));
    const descriptor = before.size > 0 ? openFile(join(this.root, output)) : undefined;
    try {
      const { bytes, places } = assembled(parts, descriptor === undefined ? undefined : keptIn(descriptor, before));
      const index = places.map(({ key, start, length }): [string, Place] => {
        const known = descriptor === undefined ? undefined : before.get(key);
        const piece = Buffer.from(bytes.buffer, bytes.byteOffset + start, length);
        return [key, [start, length, known?.[1] === length ? known[2] : piecePrint(piece)]];
      });
      this.written.set(output, Object.fromEntries(index));
      return bytes;
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  private index(): Index {
    if (this.found) return this.found;
    const file = isMemoryInside(this.root) ? openMemoryFile(memoryPath(this.root, name), this.by) : undefined;
    const bytes = file?.read(path);
    file?.close();
    this.found = bytes ? (JSON.parse(bytes.toString('utf8')) as Index) : {};
    return this.found;
  }

  /** Writes what is new, where the study can be written to; nothing depends on it. */
  save(): void {
    if (this.written.size === 0) return;
    const before = this.index();
    const now: Index = { ...before, ...Object.fromEntries(this.written) };
    const record = JSON.stringify(now);
    if (record === JSON.stringify(before)) return;
    let writer: MemoryWriter | undefined;
    try {
      prepareMemoryFolder(this.root);
      writer = new MemoryWriter(temporaryPath(this.root), this.by);
      writer.put({ path, ...keptApart, record: Buffer.from(record) });
      writer.finish(memoryPath(this.root, name));
    } catch {
      // A folder that cannot be written to, a full disk: the next run makes the pieces again.
      writer?.abandon();
    }
  }
}

function openFile(file: string): number | undefined {
  const descriptor = tried(() => openSync(file, atOnce));
  if (descriptor === undefined || tried(() => fstatSync(descriptor).isFile())) return descriptor;
  closeSync(descriptor);
  return undefined;
}

function keptIn(descriptor: number, places: ReadonlyMap<string, Place>): KeptPieces {
  return {
    lengthOf: (key) => places.get(key)?.[1],
    read(key, into) {
      const [start, , print] = places.get(key) as Place;
      const bytes = Buffer.from(into.buffer, into.byteOffset, into.length);
      return tried(() => readInto(descriptor, start, bytes)) !== undefined && piecePrint(bytes) === print;
    },
  };
}

function piecePrint(bytes: Uint8Array): string {
  return printOf(bytes).slice(0, 24);
}
