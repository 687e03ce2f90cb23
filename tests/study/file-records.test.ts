import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Aside } from '../../src/study/aside.ts';
import { FileRecords } from '../../src/study/file-records.ts';
import { thisMachine } from '../../src/study/this-machine.ts';

/** So many letters that each makes room for the next; and so many that some stay awake together. */
const [heavy, long] = [5_000_000, 3_500_000];
const paths = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

/** What is told of each path, some of it twice; how much of it had to be found out. */
function told(records: FileRecords, letters = heavy): number {
  let made = 0;
  for (const name of ['text', 'rules', 'text'])
    for (const path of paths) {
      const value = records.recall(path, name, path, () => {
        made++;
        return name === 'text' ? path.repeat(letters) : `${name} of ${path}`;
      });
      expect(value === (name === 'text' ? path.repeat(letters) : `${name} of ${path}`)).toBe(true);
    }
  return made;
}

function toldOnce(letters: number): FileRecords {
  const records = new FileRecords(() => undefined);
  told(records, letters);
  return records;
}

const all = (records: FileRecords) => paths.map((path) => records.news(path)?.toString('utf8'));

describe('records that make room for others', () => {
  const held = new FileRecords(() => undefined);
  const made = told(held);
  const written = all(held);

  test.each([heavy, long])('are told as they were, held or put aside (%i letters each)', (letters) => {
    expect(made).toBe(20);
    const folder = mkdtempSync(join(tmpdir(), 'aside-'));
    const aside = new Aside(folder);
    const records = new FileRecords(() => undefined, aside);
    expect(told(records, letters)).toBe(20);
    const own = expect.stringMatching(new RegExp(`^\\.study-${process.pid}-\\d+-${thisMachine()}\\.tmp$`));
    expect(readdirSync(join(folder, '.study')).sort()).toEqual(['.gitignore', own]);
    expect(records.changed).toBe(true);
    const expected = letters === heavy ? written : all(toldOnce(letters));
    expect(all(records).every((text, i) => text === expected[i])).toBe(true);
    aside.close();
    expect(readdirSync(join(folder, '.study'))).toEqual(['.gitignore']);
    rmSync(folder, { recursive: true });
  });

  test('are held where nothing can be put aside', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aside-'));
    writeFileSync(join(folder, '.study'), 'mine');
    const aside = new Aside(folder);
    const records = new FileRecords(() => undefined, aside);
    expect(told(records)).toBe(20);
    expect(all(records).every((text, i) => text === written[i])).toBe(true);
    aside.close();
    rmSync(folder, { recursive: true });
  });

  test('are found out again where what was put aside is lost', () => {
    const lost = { put: () => ({ start: 0, length: 1 }), read: () => expect.fail('lost') };
    const records = new FileRecords(() => undefined, lost);
    expect(told(records)).toBeGreaterThan(20);
  });

  test('what was put aside comes back as it was, small and large', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aside-'));
    mkdirSync(join(folder, '.study'));
    const aside = new Aside(folder);
    const bytes = [10, 70_000, 0, 65_536, 30_000, 30_000, 30_000].map((length, i) => Buffer.alloc(length, `${i}é`));
    const places = bytes.map((one) => aside.put(one));
    for (const [i, place] of places.entries()) expect(aside.read(place as never).equals(bytes[i] as Buffer)).toBe(true);
    aside.close();
    expect(() => aside.read(places[1] as never)).toThrow();
    rmSync(folder, { recursive: true });
  });
});
