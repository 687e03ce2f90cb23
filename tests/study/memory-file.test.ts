import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { KeptRows } from '../../src/study/kept-rows.ts';
import { openMemoryFile } from '../../src/study/memory-file.ts';
import { MemoryWriter } from '../../src/study/memory-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'memory-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'memory');

const print = (number: number) => number.toString(16).padStart(64, '0');
const stampOf = (number: number) => ({
  size: number,
  modified: number + 0.25,
  changed: 1e12,
  device: 7,
  inode: 2 ** 40,
});

/** A file of records, the first of so many letters, and so on. */
function written(lengths: readonly number[]): Map<string, Buffer> {
  const kept = new KeptRows();
  const writer = new MemoryWriter(`${file}.tmp`, 'me');
  const records = new Map(lengths.map((length, i) => [`corpus/é${i}.md`, Buffer.alloc(length, `${i}-`)]));
  for (const [path, record] of records) {
    const row = kept.add(stampOf(record.length), record.length % 2 === 0);
    if (record.length % 3 > 0) kept.setPrint(row, print(record.length));
    writer.put({ path, kept, row, record });
  }
  writer.finish(file);
  return records;
}

const lengths = fc.array(fc.oneof(fc.nat(40), fc.nat(200_000)), { maxLength: 200 });

describe('a file of records', () => {
  test('tells each as it was, in whichever order they are asked for', () => {
    fc.assert(
      fc.property(lengths, fc.array(fc.nat(199)), (all, jumps) => {
        const records = [...written(all)];
        const memory = openMemoryFile(file, 'me');
        expect([...(memory?.paths() ?? [])]).toEqual(records.map(([path]) => path));
        const asked = [...records.keys(), ...jumps.flatMap((at) => [at, at + 1])].filter((at) => at < records.length);
        for (const at of asked) {
          const [path, record] = records[at] as [string, Buffer];
          expect(memory?.read(path)?.equals(record)).toBe(true);
          const row = memory?.row(path) as number;
          expect(memory?.kept.isSettled(row)).toBe(record.length % 2 === 0);
          expect(memory?.kept.isSame(row, stampOf(record.length))).toBe(true);
          expect(memory?.kept.isSame(row, { ...stampOf(record.length), modified: record.length })).toBe(false);
          expect(memory?.kept.print(row)).toBe(record.length % 3 > 0 ? print(record.length) : undefined);
        }
        memory?.close();
      }),
      { numRuns: 20 },
    );
  });

  test('tells nothing of a record in which a byte is another, and all of the others', () => {
    const records = [...written([30, 500, 70])];
    const bytes = readFileSync(file);
    for (const at of [30, 250, 529]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 1;
      writeFileSync(file, damaged);
      const memory = openMemoryFile(file, 'me');
      expect(records.map(([path, record]) => memory?.read(path)?.equals(record))).toEqual([true, undefined, true]);
      memory?.close();
    }
  });

  test('is none where its table is damaged, it was cut, or another wrote it', () => {
    written([30, 500, 70]);
    const bytes = readFileSync(file);
    expect(openMemoryFile(file, 'you')).toBeUndefined();
    for (const at of [610, 700, 800]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 1;
      writeFileSync(file, damaged);
      expect(openMemoryFile(file, 'me')).toBeUndefined();
    }
    writeFileSync(file, bytes.subarray(1));
    expect(openMemoryFile(file, 'me')).toBeUndefined();
  });
});
