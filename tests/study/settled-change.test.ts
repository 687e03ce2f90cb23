import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NoOperation } from '../../src/coding/operation.ts';
import { recordedAlone } from '../../src/organise/record-change.ts';
import { openStudy } from '../../src/study/open.ts';
import { printOf } from '../../src/study/print-of.ts';
import { refreshed } from '../../src/study/refresh.ts';
import { runStudy, temporaryStudy } from '../cli.ts';

const { pid } = spawnSync(process.execPath, ['-e', '0']);
const own = {
  'codebook/lien.md': '---\nid: lien\nlabel: Lien\n---\nCe qui lie.\n',
  'corpus/a.md': '**R :** On prête sa machine.\n',
  'corpus/a.alice.yaml': 'codings:\n  - quote: On prête sa machine.\n    codes: [lien]\n',
  'corpus/b.md': '**R :** On prête sa grange.\n',
  'corpus/b.alice.yaml': 'codings:\n  - quote: On prête sa grange.\n    codes: [lien]\n',
};
const edited = `${own['corpus/b.alice.yaml']}    memo: relu\n`;
const rename = ['codebook', 'rename', 'lien', 'attache', '--reason', 'le mot des gens'];

/** A study in which a code was being renamed: the program was killed before one file of codings, edited since. */
async function stoppedStudy(): Promise<string> {
  const folder = temporaryStudy(own);
  await runStudy([...rename, '--study', folder]);
  const read = (path: string) => readFileSync(join(folder, path));
  const paths = ['codebook/history.yaml', 'corpus/a.alice.yaml', 'corpus/b.alice.yaml', 'codebook/attache.md'];
  const before = (path: string) => (path in own ? { before: printOf(Buffer.from(own[path as keyof typeof own])) } : {});
  const steps = paths.map((path, index) => {
    const from = `${path.slice(0, path.indexOf('/'))}/.study-${pid}-${index}.tmp`;
    return { path, from, after: printOf(read(path)), ...before(path) };
  });
  const note = { host: hostname(), steps: [...steps, { path: 'codebook/lien.md', ...before('codebook/lien.md') }] };
  rmSync(join(folder, 'codebook/attache.md'));
  const rest = { 'codebook/lien.md': own['codebook/lien.md'], 'corpus/b.alice.yaml': edited };
  const left = { ...rest, [`.study-${pid}.unfinished`]: JSON.stringify(note) };
  for (const [path, text] of Object.entries(left)) writeFileSync(join(folder, path), text);
  return folder;
}

const notesIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.study-'));

test('a change that was stopped and cannot be finished is told until it is undone, and nothing is recorded over it', async () => {
  const folder = await stoppedStudy();
  const run = (...args: string[]) => runStudy([...args, '--study', folder]);
  for (let time = 0; time < 2; time++) {
    const { code, stdout } = await run('check');
    expect([code, stdout]).toEqual([1, expect.stringContaining('corpus/b.alice.yaml was edited before the next')]);
  }
  expect((await run('stats')).stderr).toContain('(stopped-change)');
  const refused = await run('codebook', 'rename', 'lien', 'noeud', '--reason', 'Non');
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('settle it first. Nothing was written.')]);
  const table = temporaryStudy({ 'codes.csv': 'id,label\nlien,Liens\n' });
  expect((await run('codebook', 'import', join(table, 'codes.csv'))).stderr).toContain('Settle it first.');
  const opened = openStudy(folder);
  const added = { op: 'add', from: [], to: ['noeud'], date: '2024-03-01', reason: 'Non', files: [] } as const;
  expect(() => recordedAlone(opened, added)).toThrow(NoOperation);
  expect((await run('codebook', 'undo')).stdout).toContain('--partial undoes the rest');
  expect(notesIn(folder)).toHaveLength(1);
  const undone = await run('codebook', 'undo', '--partial');
  expect([undone.code, undone.stderr]).toEqual([0, '']);
  expect(notesIn(folder)).toEqual([]);
  const now = Object.keys(own).map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
  expect(Object.fromEntries(now)).toEqual({ ...own, 'corpus/b.alice.yaml': edited });
  expect((await run('check')).code).toBe(0);
}, 60_000);

test('whoever takes the note away has settled it: what was told of it is not told again', async () => {
  const folder = await stoppedStudy();
  const check = () => runStudy(['check', '--study', folder]);
  await new Promise((resolve) => setTimeout(resolve, 2700));
  expect((await check()).stdout).toContain('(stopped-change)');
  const opened = openStudy(folder);
  for (const name of notesIn(folder)) rmSync(join(folder, name));
  expect((await check()).stdout).not.toContain('(stopped-change)');
  const { problems } = refreshed(opened).opened;
  expect([opened.problems, problems].map((all) => all.some(({ rule }) => rule === 'stopped-change'))).toEqual([
    true,
    false,
  ]);
}, 60_000);
