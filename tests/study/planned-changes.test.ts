import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plannedChanges } from '../../src/study/planned-changes.ts';
import { applyChanges, ChangedOnDisk } from '../../src/study/save.ts';
import { temporaryStudy } from '../cli.ts';

const files = { 'corpus/a.yaml': 'un: 1\r\n', 'corpus/b.yaml': 'deux: 2\n', 'corpus/c.yaml': 'trois: 3\n' };
const opened = (more: Readonly<Record<string, string | Buffer>> = {}, foreign: readonly string[] = []) => ({
  bytes: new Map(
    Object.entries({ ...files, ...more }).map(([path, text]) => [path, new Uint8Array(Buffer.from(text))]),
  ),
  foreign: new Set(foreign),
});
const edit = (file: string, text: string) => ({ file, start: 0, end: 2, text });
const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

test('edits, new files, moves and what goes, over the bytes that were read', () => {
  const folder = temporaryStudy(files);
  const changes = plannedChanges(opened(), {
    edits: [edit('corpus/a.yaml', 'UN'), edit('corpus/b.yaml', 'DE')],
    created: [{ path: 'corpus/d.yaml', text: 'quatre: 4\n' }],
    moved: [{ from: 'corpus/b.yaml', to: 'corpus/neuf/b.yaml' }],
    removed: ['corpus/c.yaml'],
  });
  expect(changes.map(({ path, remove }) => [path, remove ?? false])).toEqual([
    ['corpus/a.yaml', false],
    ['corpus/neuf/b.yaml', false],
    ['corpus/d.yaml', false],
    ['corpus/b.yaml', true],
    ['corpus/c.yaml', true],
  ]);
  applyChanges(folder, changes);
  expect(readdirSync(join(folder, 'corpus')).sort()).toEqual(['a.yaml', 'd.yaml', 'neuf']);
  expect(text(folder, 'corpus/a.yaml')).toBe('UN: 1\r\n');
  expect(text(folder, 'corpus/neuf/b.yaml')).toBe('DEux: 2\n');
});

test('a file moves as it is, byte by byte', () => {
  const bytes = Buffer.from([0x63, 0xe9, 0x0d, 0x0a]);
  const folder = temporaryStudy({ 'corpus/e.yaml': bytes });
  const moved = [{ from: 'corpus/e.yaml', to: 'corpus/f.yaml' }];
  applyChanges(folder, plannedChanges(opened({ 'corpus/e.yaml': bytes }), { edits: [], moved }));
  expect(readFileSync(join(folder, 'corpus/f.yaml')).equals(bytes)).toBe(true);
  expect(existsSync(join(folder, 'corpus/e.yaml'))).toBe(false);
});

test('a file in another encoding is not edited in part', () => {
  const plan = () =>
    plannedChanges(opened({}, ['corpus/a.yaml']), { edits: [{ ...edit('corpus/a.yaml', 'x'), start: 1 }] });
  expect(plan).toThrow(/corpus\/a\.yaml is not UTF-8/);
});

describe('nothing is left half done', () => {
  const whole = () => ({
    edits: [edit('corpus/a.yaml', 'UN')],
    created: [{ path: 'corpus/d.yaml', text: 'quatre: 4\n' }],
    moved: [{ from: 'corpus/b.yaml', to: 'neuf/b.yaml' }],
    removed: ['corpus/c.yaml'],
  });
  const expectUntouched = (folder: string) => {
    for (const [path, before] of Object.entries(files)) expect(text(folder, path)).toBe(before);
    expect(readdirSync(join(folder, 'corpus')).sort()).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
  };

  test('where the file to be removed has changed since', () => {
    const folder = temporaryStudy(files);
    const changes = plannedChanges(opened(), whole());
    writeFileSync(join(folder, 'corpus/c.yaml'), 'trois: 4\n');
    expect(() => applyChanges(folder, changes)).toThrow(ChangedOnDisk);
    writeFileSync(join(folder, 'corpus/c.yaml'), files['corpus/c.yaml']);
    expectUntouched(folder);
  });

  test('where something stands in the place a file moves to', () => {
    const folder = temporaryStudy({ ...files, 'neuf/b.yaml': 'là' });
    expect(() => applyChanges(folder, plannedChanges(opened(), whole()))).toThrow(ChangedOnDisk);
    expectUntouched(folder);
  });

  test.skipIf(process.getuid?.() === 0)('where a folder refuses the renames', () => {
    const folder = temporaryStudy(files);
    mkdirSync(join(folder, 'neuf'));
    chmodSync(join(folder, 'neuf'), 0o555);
    expect(() => applyChanges(folder, plannedChanges(opened(), whole()))).toThrow();
    chmodSync(join(folder, 'neuf'), 0o755);
    expectUntouched(folder);
  });

  test('where a rename is refused after others were done', () => {
    const folder = temporaryStudy(files);
    // The second file needs a folder where the first is to stand: its rename fails when those before it are done.
    const created = ['corpus/d', 'corpus/d/e'].map((path) => ({ path, text: 'x' }));
    const changes = plannedChanges(opened(), { ...whole(), created });
    expect(() => applyChanges(folder, changes)).toThrow();
    expectUntouched(folder);
    expect(readdirSync(folder)).toEqual(['corpus']);
  });
});
