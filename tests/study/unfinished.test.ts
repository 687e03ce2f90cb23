import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { besideName } from '../../src/study/beside.ts';
import type { Step } from '../../src/study/change-note.ts';
import { openStudy } from '../../src/study/open.ts';
import { printOf } from '../../src/study/print-of.ts';
import { runStudy, temporaryStudy } from '../cli.ts';

const clock = vi.hoisted(() => ({ ahead: 0 }));
vi.mock('../../src/study/memory-folder.ts', async (original) => ({
  ...(await original<object>()),
  timeOnDisk: () => Date.now() + clock.ahead,
}));
beforeEach(() => {
  clock.ahead = 0;
});

const { pid } = spawnSync(process.execPath, ['-e', '0']);
const beside = (folder: string, number: number) => `${folder}/.study-${pid}-${number}.tmp`;
const print = (text: string) => printOf(Buffer.from(text));
const [recorded, coded, attached] = ['- what was done\n', 'codings: [] # attache\n', 'Ce qui attache.\n'];

/** A study of which the first of three files is in its place, and one is still to go. */
function halfDone({
  steps = [],
  by = pid,
  host = hostname(),
}: {
  steps?: Step[];
  by?: number;
  host?: string;
} = {}): string {
  const folder = temporaryStudy({
    'codebook/history.yaml': recorded,
    'codebook/lien.md': 'Ce qui lie.\n',
    'corpus/a.md': 'Maison a.\n',
    'corpus/a.alice.yaml': 'codings: []\n',
    [beside('corpus', 1)]: coded,
    [beside('codebook', 2)]: attached,
  });
  const all: Step[] = [
    { path: 'codebook/history.yaml', from: beside('codebook', 0), after: print(recorded) },
    { path: 'corpus/a.alice.yaml', from: beside('corpus', 1), before: print('codings: []\n'), after: print(coded) },
    { path: 'codebook/attache.md', from: beside('codebook', 2), after: print(attached) },
    { path: 'codebook/lien.md', before: print('Ce qui lie.\n') },
    ...steps,
  ];
  writeFileSync(join(folder, `.study-${by}.unfinished`), JSON.stringify({ host, steps: all }));
  return folder;
}

const notes = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.unfinished'));
const stopped = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.stopped'));
const told = (folder: string) => openStudy(folder).problems.filter(({ rule }) => rule === 'stopped-change');
const isFinished = (folder: string) => existsSync(join(folder, 'codebook/attache.md'));

test('what a program that was killed left half done is finished by the next', () => {
  const folder = halfDone();
  openStudy(folder);
  expect(readFileSync(join(folder, 'corpus/a.alice.yaml'), 'utf8')).toBe(coded);
  expect(readdirSync(join(folder, 'codebook'))).toEqual(['attache.md', 'history.yaml']);
  expect(notes(folder)).toEqual([]);
});

test.each<[string, (folder: string) => void]>([
  ['is gone', (folder) => rmSync(join(folder, beside('codebook', 2)))],
  ['was not written to its end', (folder) => writeFileSync(join(folder, beside('codebook', 2)), 'Ce qui')],
  ['was taken back', (folder) => writeFileSync(join(folder, 'codebook/history.yaml'), '')],
])('nothing goes where what was to take a place %s', (_, spoil) => {
  const folder = halfDone();
  spoil(folder);
  openStudy(folder);
  expect(existsSync(join(folder, 'codebook/lien.md'))).toBe(true);
  expect(readFileSync(join(folder, 'corpus/a.alice.yaml'), 'utf8')).toBe('codings: []\n');
  expect(notes(folder)).toEqual([]);
});

test('what is still to take a place is kept as long as that cannot be finished', () => {
  const folder = halfDone();
  const place = join(folder, 'codebook/lien.md');
  // It cannot be read as a file.
  rmSync(place);
  spawnSync('mkdir', [place]);
  clock.ahead = 3_600_000;
  expect(told(folder)).toMatchObject([
    { file: `.study-${pid}.unfinished`, message: expect.stringContaining('EISDIR') },
  ]);
  expect(notes(folder)).toHaveLength(1);
  expect(existsSync(join(folder, beside('corpus', 1)))).toBe(true);
  spawnSync('rmdir', [place]);
  writeFileSync(place, 'Ce qui lie.\n');
  expect(told(folder)).toEqual([]);
  expect(isFinished(folder)).toBe(true);
});

test('a change that was stopped is told until its files are all as before or as after, and is never carried out', () => {
  const folder = halfDone();
  const place = join(folder, 'corpus/a.alice.yaml');
  writeFileSync(place, 'Mine.\n');
  const [problem] = told(folder);
  expect(problem).toMatchObject({ file: stopped(folder)[0], severity: 'error' });
  expect(problem?.message).toContain(
    'corpus/a.alice.yaml was edited before the next command could finish it: 1 of its 4',
  );
  expect(problem?.message).toContain('`study codebook undo --partial`');
  // As it was when the change was stopped, with all that was to take a place: it is not made now.
  writeFileSync(place, 'codings: []\n');
  writeFileSync(join(folder, beside('corpus', 1)), coded);
  writeFileSync(join(folder, beside('codebook', 2)), attached);
  expect(told(folder)).toHaveLength(1);
  expect(readFileSync(place, 'utf8')).toBe('codings: []\n');
  rmSync(join(folder, 'codebook/history.yaml'));
  expect([told(folder), stopped(folder), isFinished(folder)]).toEqual([[], [], false]);
  const other = halfDone();
  writeFileSync(join(other, 'corpus/a.alice.yaml'), 'Mine.\n');
  expect(told(other)).toHaveLength(1);
  rmSync(join(other, 'codebook/lien.md'));
  writeFileSync(join(other, 'codebook/attache.md'), attached);
  // The last of its files is as it was to be: what was edited since holds it.
  expect([told(other), stopped(other)]).toEqual([[], []]);
});

test('of a change that had not begun nothing is told', () => {
  const folder = halfDone();
  rmSync(join(folder, 'codebook/history.yaml'));
  writeFileSync(join(folder, 'corpus/a.alice.yaml'), 'Mine.\n');
  expect([told(folder), stopped(folder), notes(folder)]).toEqual([[], [], []]);
});

test('a program that is putting files in their places is waited for', async () => {
  const folder = halfDone();
  const note = join(folder, `.study-${pid}.unfinished`);
  const writer = spawn(process.execPath, [
    '-e',
    `const fs = require('node:fs');
    const [note, own] = [${JSON.stringify(note)}, ${JSON.stringify(folder)} + '/.study-' + process.pid + '.unfinished'];
    fs.renameSync(note, own);
    console.log('begun');
    setTimeout(() => { fs.writeFileSync(${JSON.stringify(join(folder, 'codebook/lien.md'))}, 'New.'); fs.rmSync(own); }, 400);
    setTimeout(() => {}, 3000);`,
  ]);
  await once(writer.stdout, 'data');
  const { bytes, problems } = openStudy(folder);
  writer.kill();
  expect(Buffer.from(bytes.get('codebook/lien.md') ?? []).toString()).toBe('New.');
  expect(problems.filter(({ rule }) => rule === 'stopped-change')).toEqual([]);
  expect(existsSync(join(folder, beside('corpus', 1)))).toBe(true);
});

test('what a killed program of this machine left beside files goes at once, be its change finished or not', () => {
  for (const edited of [false, true]) {
    const folder = halfDone();
    if (edited) writeFileSync(join(folder, 'corpus/a.alice.yaml'), 'Mine.\n');
    const aside = join(folder, beside('corpus', 7));
    writeFileSync(aside, 'Jeanne.\n');
    expect(openStudy(folder).beside).toEqual([]);
    expect(existsSync(aside)).toBe(false);
  }
});

test('a program of another machine is left a minute, one of this number is gone', () => {
  const other = halfDone({ host: 'another', by: process.pid });
  openStudy(other);
  expect(isFinished(other)).toBe(false);
  clock.ahead = 61_000;
  openStudy(other);
  expect(isFinished(other)).toBe(true);
  const same = halfDone({ by: process.pid });
  openStudy(same);
  expect(isFinished(same)).toBe(true);
});

test.each<[string, (folder: string) => string]>([
  ['somebody has saved a file since', (folder) => join(folder, 'corpus/a.alice.yaml')],
  ['a file is there now that was not', (folder) => join(folder, 'codebook/attache.md')],
  ['what was to go is another now', (folder) => join(folder, 'codebook/lien.md')],
])('nothing is done where %s', (_, place) => {
  const folder = halfDone();
  writeFileSync(place(folder), 'Mine.\n');
  openStudy(folder);
  expect(readFileSync(place(folder), 'utf8')).toBe('Mine.\n');
  expect(existsSync(join(folder, 'codebook/lien.md'))).toBe(true);
  expect(notes(folder)).toEqual([]);
  expect(stopped(folder)).toHaveLength(1);
});

test.each<[string, Step]>([
  ['out of the study', { path: '../a.md', from: `../.study-${pid}-1.tmp`, after: print('Outside.\n') }],
  ['of a file that is none beside another', { path: 'corpus/b.md', from: 'corpus/a.md', after: print('Maison a.\n') }],
  ['from one folder to another', { path: 'codebook/b.md', from: beside('corpus', 1), after: print(coded) }],
])('a note that leads %s moves nothing', (_, step) => {
  const folder = halfDone({ steps: [step] });
  writeFileSync(join(folder, `../.study-${pid}-1.tmp`), 'Outside.\n');
  openStudy(folder);
  expect(readFileSync(join(folder, 'corpus/a.alice.yaml'), 'utf8')).toBe('codings: []\n');
  expect(existsSync(join(folder, '../a.md'))).toBe(false);
  expect(existsSync(join(folder, 'corpus/a.md'))).toBe(true);
});

test('what a program does that is running is left to it, and a note that was cut is thrown away', () => {
  const folder = halfDone({ by: process.ppid });
  writeFileSync(join(folder, `.study-${pid}.unfinished`), '{"host":"x","steps":[{"pa');
  openStudy(folder);
  expect(notes(folder)).toEqual([`.study-${process.ppid}.unfinished`]);
  expect(isFinished(folder)).toBe(false);
});

test('a change of the codebook that was killed at any moment is made whole, or not at all', async () => {
  const many = Array.from({ length: 60 }, (_, i) => [
    [`corpus/maison-${i}.md`, `La maison ${i} prête sa machine.\n`],
    [`corpus/maison-${i}.alice.yaml`, 'codings:\n  - quote: prête sa machine\n    codes: [lien]\n'],
  ]).flat();
  for (const wanted of [1, 10, 40]) {
    const folder = temporaryStudy({
      ...Object.fromEntries(many),
      'codebook/lien.md': '---\nid: lien\nlabel: Lien\n---\nCe qui lie.\n',
    });
    const command = join(import.meta.dirname, '../../dist/cli.js');
    const args = ['codebook', 'rename', 'lien', 'attache', '--reason', 'le mot des gens', '--study', folder];
    const changed = () =>
      readdirSync(join(folder, 'corpus')).filter(
        (name) => name.endsWith('.yaml') && readFileSync(join(folder, 'corpus', name), 'utf8').includes('[attache]'),
      ).length;
    const child = spawn(process.execPath, [command, ...args], { stdio: 'ignore' });
    const closed = once(child, 'close');
    const look = () => {
      if (existsSync(join(folder, 'codebook/attache.md')) && changed() >= wanted) child.kill('SIGKILL');
      else if (child.exitCode === null) setImmediate(look);
    };
    look();
    await closed;
    const { code, stderr } = await runStudy(['check', '--study', folder]);
    expect(code, stderr).toBe(0);
    expect([0, 60]).toContain(changed());
    expect(readdirSync(join(folder, 'codebook')).filter((name) => name.endsWith('.md'))).toHaveLength(1);
    expect(notes(folder)).toEqual([]);
  }
}, 60_000);

test('what a program that was killed left beside the files is taken away, nothing else', () => {
  const folder = temporaryStudy({
    'codebook/lien.md': '---\nid: lien\n---\nCe qui lie.\n',
    'corpus/2024/maison.md': 'On se prête les machines.\n',
    'reports/out/note.md': 'Une note.\n',
  });
  const places = ['', 'corpus', 'corpus/2024', 'codebook', 'reports', 'reports/out'];
  const by = (number: number) => places.map((place) => join(folder, place, `.study-${number}-0.tmp`));
  const others = [...by(process.ppid), join(folder, 'corpus/.study-notes.tmp'), join(folder, 'corpus/notes.tmp')];
  for (const file of [...by(pid), ...by(process.pid), ...others]) {
    writeFileSync(file, 'La maison prête sa machine.');
    // Another name of an old file: it was given a moment ago.
    utimesSync(file, 1e9, 1e9);
  }
  openStudy(folder);
  const left = (files: readonly string[]) => files.filter((file) => existsSync(file)).length;
  expect([left(by(pid)), left(by(process.pid)), left(others)]).toEqual([6, 6, 8]);
  clock.ahead = 61_000;
  openStudy(folder);
  expect([left(by(pid)), left(by(process.pid)), left(others)]).toEqual([0, 0, 8]);
});

test('what a killed program of this machine left before its change began goes at once, of another in a minute', () => {
  const folder = temporaryStudy({ 'corpus/2024/maison.md': 'On se prête les machines.\n' });
  const by = (number: number) => besideName(0).replace(`${process.pid}`, `${number}`);
  const [killed, running, own] = [by(pid), by(process.ppid), besideName(1)];
  const other = killed.replace(/[0-9a-f]{8}\.tmp$/, '00000000.tmp');
  for (const name of [killed, running, own, other]) writeFileSync(join(folder, 'corpus/2024', name), 'Jeanne.\n');
  const left = () => readdirSync(join(folder, 'corpus/2024')).filter((name) => name.startsWith('.'));
  openStudy(folder);
  expect(left().sort()).toEqual([running, own, other].sort());
  clock.ahead = 61_000;
  openStudy(folder);
  expect(left()).toEqual([running]);
});
