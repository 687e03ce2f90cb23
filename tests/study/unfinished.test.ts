import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStudy } from '../../src/study/open.ts';
import { type Step, stepPrint } from '../../src/study/unfinished.ts';
import { runStudy, temporaryStudy } from '../cli.ts';

const { pid } = spawnSync(process.execPath, ['-e', '0']);
const beside = (folder: string, number: number) => `${folder}/.study-${pid}-${number}.tmp`;
const before = (text: string) => ({ before: stepPrint(Buffer.from(text)) });

/** A study whose first two files of three are still to be put in their places, and one that is to go. */
function halfDone(change: (steps: Step[]) => readonly Step[] = (steps) => steps, by: number = pid): string {
  const folder = temporaryStudy({
    'codebook/lien.md': 'Ce qui lie.\n',
    'corpus/a.md': 'Maison a.\n',
    'corpus/a.alice.yaml': 'codings: []\n',
    [beside('corpus', 1)]: 'codings: [] # attache\n',
    [beside('codebook', 2)]: 'Ce qui attache.\n',
  });
  const steps = change([
    { path: 'codebook/history.yaml', from: beside('codebook', 0) },
    { path: 'corpus/a.alice.yaml', from: beside('corpus', 1), ...before('codings: []\n') },
    { path: 'codebook/attache.md', from: beside('codebook', 2) },
    { path: 'codebook/lien.md', ...before('Ce qui lie.\n') },
  ]);
  writeFileSync(join(folder, `.study-${by}.unfinished`), JSON.stringify(steps));
  return folder;
}

const notes = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.unfinished'));

test('what a program that was killed left half done is finished by the next', () => {
  const folder = halfDone();
  openStudy(folder);
  expect(readFileSync(join(folder, 'corpus/a.alice.yaml'), 'utf8')).toBe('codings: [] # attache\n');
  expect(readdirSync(join(folder, 'codebook'))).toEqual(['attache.md']);
  expect(notes(folder)).toEqual([]);
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
});

test.each<[string, Step]>([
  ['out of the study', { path: '../a.md', from: `../.study-${pid}-1.tmp` }],
  ['of a file that is none beside another', { path: 'corpus/b.md', from: 'corpus/a.md' }],
  ['from one folder to another', { path: 'codebook/b.md', from: beside('corpus', 1) }],
])('a note that leads %s moves nothing', (_, step) => {
  const folder = halfDone((steps) => [...steps, step]);
  writeFileSync(join(folder, `../.study-${pid}-1.tmp`), 'Outside.\n');
  openStudy(folder);
  expect(readFileSync(join(folder, 'corpus/a.alice.yaml'), 'utf8')).toBe('codings: []\n');
  expect(existsSync(join(folder, '../a.md'))).toBe(false);
  expect(existsSync(join(folder, 'corpus/a.md'))).toBe(true);
});

test('what a program does that is running is left to it, and a note that was cut is thrown away', () => {
  const folder = halfDone(undefined, process.ppid);
  writeFileSync(join(folder, `.study-${pid}.unfinished`), '[{"path":"cor');
  openStudy(folder);
  expect(notes(folder)).toEqual([`.study-${process.ppid}.unfinished`]);
  expect(existsSync(join(folder, 'codebook/attache.md'))).toBe(false);
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
