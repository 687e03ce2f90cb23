import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { applyChanges, ChangedOnDisk } from '../../src/study/save.ts';
import { temporaryStudy } from '../cli.ts';

const seen = vi.hoisted(() => ({ asides: 0, atTheEnd: [] as string[] }));
vi.mock('../../src/study/way-back.ts', async (original) => {
  const real = await original<typeof import('../../src/study/way-back.ts')>();
  const wayBack = (...args: Parameters<typeof real.wayBack>) => {
    seen.asides++;
    return real.wayBack(...args);
  };
  return { ...real, wayBack };
});
vi.mock('../../src/study/change-note.ts', async (original) => {
  const real = await original<typeof import('../../src/study/change-note.ts')>();
  const noteSteps = (...[root, steps]: Parameters<typeof real.noteSteps>) => {
    const forget = real.noteSteps(root, steps);
    return () => {
      seen.atTheEnd = readdirSync(root);
      forget();
    };
  };
  return { ...real, noteSteps };
});

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

test('writes over what was read, makes folders, leaves nothing else behind', () => {
  const folder = temporaryStudy({ 'a.md': 'un' });
  applyChanges(folder, [
    { path: 'a.md', content: 'deux', over: bytes('un') },
    { path: 'b/c/d.md', content: bytes('été') },
  ]);
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('deux');
  expect(readFileSync(join(folder, 'b/c/d.md'), 'utf8')).toBe('été');
  expect([readdirSync(folder), readdirSync(join(folder, 'b/c'))]).toEqual([['a.md', 'b'], ['d.md']]);
});

test('what files held lies nowhere else once the note of the change is gone, and of one file never', () => {
  const folder = temporaryStudy({ 'a.md': 'Jeanne', 'b.md': 'Jeanne' });
  seen.asides = 0;
  const change = (path: string, over: string) => ({ path, content: `${over}, A.`, over: bytes(over) });
  applyChanges(folder, [change('a.md', 'Jeanne'), change('b.md', 'Jeanne')]);
  expect(seen.asides).toBe(2);
  expect(seen.atTheEnd).toEqual([`.study-${process.pid}.unfinished`, 'a.md', 'b.md']);
  applyChanges(folder, [change('a.md', 'Jeanne, A.')]);
  expect(seen.asides).toBe(2);
});

test.each([
  ['has changed', { path: 'b.md', content: 'x', over: bytes('other') }],
  ['is gone', { path: 'c.md', content: 'x', over: bytes('un') }],
  ['is there already', { path: 'b.md', content: 'x' }],
  ['is a link that leads nowhere', { path: 'link.md', content: 'x' }],
])('one file %s: nothing at all is written', (_, change) => {
  const folder = temporaryStudy({ 'a.md': 'un', 'b.md': 'un' });
  symlinkSync(join(folder, 'absent'), join(folder, 'link.md'));
  const plan = () => applyChanges(folder, [{ path: 'a.md', content: 'deux', over: bytes('un') }, change]);
  expect(plan).toThrow(ChangedOnDisk);
  expect(plan).toThrow(expect.objectContaining({ name: 'ChangedOnDisk', path: change.path }));
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('un');
  expect(readdirSync(folder)).toEqual(['a.md', 'b.md', 'link.md']);
});

test('a later file that cannot be written leaves the earlier ones as they were', () => {
  const folder = temporaryStudy({ 'a.md': 'un', b: 'a file' });
  const plan = () =>
    applyChanges(folder, [
      { path: 'a.md', content: 'deux', over: bytes('un') },
      { path: 'b/c.md', content: 'x' },
    ]);
  expect(plan).toThrow();
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('un');
  expect(readdirSync(folder)).toEqual(['a.md', 'b']);
});

test('folders that were made for a change that fails go again; those that were there or hold something stay', () => {
  const folder = temporaryStudy({ 'la/x': '' });
  rmSync(join(folder, 'la/x'));
  const bad = { path: `la/c/${'x'.repeat(300)}`, content: 'c', owned: true } as const;
  expect(() =>
    applyChanges(folder, [
      { path: 'neuf/wave=2021/a.csv', content: 'a', owned: true },
      { path: 'neuf/wave=2024/b.csv', content: 'b', owned: true },
      bad,
    ]),
  ).toThrow(/ENAMETOOLONG/);
  expect(readdirSync(folder)).toEqual(['la']);
  expect(readdirSync(join(folder, 'la'))).toEqual([]);
});

test('a link stays a link', () => {
  const folder = temporaryStudy({ 'real/a.md': 'un' });
  symlinkSync('real/a.md', join(folder, 'a.md'));
  applyChanges(folder, [{ path: 'a.md', content: 'deux', over: bytes('un') }]);
  expect(lstatSync(join(folder, 'a.md')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real/a.md'), 'utf8')).toBe('deux');
});

test.each([0o600, 0o664, 0o755])('the rights on a file stay: %o', (mode) => {
  const folder = temporaryStudy({ 'a.md': 'un' });
  chmodSync(join(folder, 'a.md'), mode);
  applyChanges(folder, [{ path: 'a.md', content: 'deux', over: bytes('un') }]);
  expect(statSync(join(folder, 'a.md')).mode & 0o777).toBe(mode);
});

test('what the tool owns is written whatever is there, and not touched where it is the same', () => {
  const folder = temporaryStudy({ 'out.md': 'old', 'same.md': 'same' });
  const before = statSync(join(folder, 'same.md')).ino;
  applyChanges(folder, [
    { path: 'out.md', content: 'new', owned: true },
    { path: 'same.md', content: 'same', owned: true },
  ]);
  expect(readFileSync(join(folder, 'out.md'), 'utf8')).toBe('new');
  expect(statSync(join(folder, 'same.md')).ino).toBe(before);
  writeFileSync(join(folder, 'out.md'), '');
});

test.each(['../dehors.md', '/dehors.md', 'a//b.md', 'a/../../b.md'])(
  '%s leads outside the study: nothing is written',
  (path) => {
    const folder = temporaryStudy({ 'a.md': 'un' });
    const plan = () =>
      applyChanges(folder, [
        { path: 'c.md', content: 'x' },
        { path, content: 'x', owned: true },
      ]);
    expect(plan).toThrow(expect.objectContaining({ name: 'OutsideStudy', path }));
    expect(readdirSync(folder)).toEqual(['a.md']);
  },
);

test.each(['a.md', 'gone.md'])('%s, saved while the files beside it are prepared, is not lost', (path) => {
  const folder = temporaryStudy({ 'a.md': 'un', 'b.md': 'un', 'gone.md': 'un' });
  const slow = {
    path: 'b.md',
    over: bytes('un'),
    get content() {
      writeFileSync(join(folder, path), 'somebody’s');
      return 'deux';
    },
  };
  const plan = () =>
    applyChanges(folder, [
      { path: 'a.md', content: 'deux', over: bytes('un') },
      slow,
      { path: 'gone.md', content: '', over: bytes('un'), remove: true },
    ]);
  expect(plan).toThrow(expect.objectContaining({ name: 'ChangedOnDisk', path }));
  const now = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  expect(now).toEqual({ 'a.md': 'un', 'b.md': 'un', 'gone.md': 'un', [path]: 'somebody’s' });
});

test('what cannot be put back is kept beside its place and named, and the rest is put back', () => {
  const folder = temporaryStudy({ 'a.md': 'un', 'b.md': 'un', 'c.md': 'un' });
  const at = (name: string) => join(folder, name);
  const meddling = {
    path: 'c.md',
    content: 'deux',
    get over() {
      if (!statSync(at('b.md')).isDirectory() && readFileSync(at('b.md'), 'utf8') === 'deux') {
        rmSync(at('b.md'));
        mkdirSync(at('b.md'));
        writeFileSync(at('c.md'), 'somebody’s');
      }
      return bytes('un');
    },
  };
  const changes = ['a.md', 'b.md'].map((path) => ({ path, content: 'deux', over: bytes('un') }));
  expect(() => applyChanges(folder, [...changes, meddling])).toThrow(`could not be put back: ${at('b.md')}.before.`);
  expect(readdirSync(folder).sort()).toEqual(['a.md', 'b.md', 'b.md.before', 'c.md']);
  expect(['a.md', 'b.md.before', 'c.md'].map((name) => readFileSync(at(name), 'utf8'))).toEqual([
    'un',
    'un',
    'somebody’s',
  ]);
});

test('a file of several pieces is written whole, and left alone where it holds them already', () => {
  const folder = temporaryStudy({ 'out.json': 'ab' });
  const write = (...pieces: string[]) =>
    applyChanges(folder, [{ path: 'out.json', content: pieces.map(bytes), owned: true }]);
  write('été', '', ' et ', 'hiver');
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('été et hiver');
  const { ino } = statSync(join(folder, 'out.json'));
  write('été et', ' hiver');
  expect(statSync(join(folder, 'out.json')).ino).toBe(ino);
  write('été et', ' hivar');
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('été et hivar');
  write();
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('');
});
