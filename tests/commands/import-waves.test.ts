import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const interview = '**R :** On s’aide.\n';
const table = 'id;vague;q1\n1;2021;On se prête tout.\n1;2024;On ne prête plus.\n';
const call = ['import', 'j.csv', '--text', 'q1', '--id', 'id', '--columns', 'vague', '--join'];
const book = { 'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n' };
const iramuteq = '**** *vague_2024 *sexe_f\nOn ne prête plus.\n';

async function imported(files: Record<string, string>, args: string[] = call) {
  const folder = temporaryStudy({
    'study.yaml': 'language: fr\n',
    'j.csv': table,
    'i.txt': iramuteq,
    ...book,
    ...files,
  });
  const result = await runStudy(args, { cwd: folder });
  const read = (path: string) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  return { ...result, read, folder };
}

test('rows of a wave that has no folder yet make it, where the waves are folders', async () => {
  const { stdout, code, read, folder } = await imported({ 'corpus/2021/lys.md': interview });
  expect(code, stdout).toBe(0);
  expect([read('corpus/2021/j-1.md'), read('corpus/2024/j-1.md')]).toEqual([
    'On se prête tout.\n',
    'On ne prête plus.\n',
  ]);
  const { sources } = JSON.parse((await runStudy(['stats', '--sources', '--json'], { cwd: folder })).stdout);
  expect(sources.map(({ wave }: { wave: string }) => wave)).toEqual(['2021', '2021', '2024']);
});

test('where study.yaml lists the waves another is an error that says what to do, and nothing is written', async () => {
  const waves = { 'study.yaml': 'waves: ["2021"]\n', 'corpus/2021/lys.md': interview };
  const { stdout, code, read } = await imported(waves);
  expect(code).toBe(1);
  expect(stdout).toContain(
    'j.csv:1:1 error It says a wave the study does not have: 2024. Known: 2021. Add it to `waves:` in study.yaml, or say with --wave which of these it is. (import-wave)',
  );
  expect([read('corpus/2021/j-1.md'), read('corpus/j-1.md')]).toEqual([undefined, undefined]);
  const named = await imported({ ...waves, 'j.csv': table.replaceAll('2024', 'Vague 2') });
  expect([named.code, named.stdout]).toEqual([1, expect.stringContaining('Write an id in its place')]);
});

test('where the interviews are in no wave, it is said that the new ones are in none', async () => {
  const { stdout, code, read } = await imported({ 'corpus/lys.md': interview });
  expect(code).toBe(0);
  expect(stdout).toContain('j.csv:1:1 warning 2 sources say a wave (2021, 2024) and are in none, like the interviews');
  expect(read('corpus/j-1.md')).toContain('imported-wave: 2021');
});

test('a wave that the call names is the wave, whatever the file says', async () => {
  const waves = { 'study.yaml': 'waves: ["2021"]\n', 'corpus/2021/lys.md': interview };
  const { stdout, read } = await imported(waves, [...call, '--wave', '2021']);
  expect(stdout).not.toContain('import-wave');
  expect(read('corpus/2021/j-1-2.md')).toContain('imported-wave: 2024');
});

test('*vague_2024 of IRaMuTeQ is the wave', async () => {
  const { read, stdout } = await imported({ 'corpus/2021/lys.md': interview }, ['import', 'i.txt']);
  expect(read('corpus/2024/i-2024.md'), stdout).toContain('---\nsexe: f\n---\n');
});

test('the wave a table of variables says is a folder too, and no path', async () => {
  const files = { 'corpus/2021/lys.md': interview, 'a.txt': 'R : Rien.\n' };
  const args = ['import', 'a.txt', '--variables', 'v.csv'];
  const { read } = await imported({ ...files, 'v.csv': 'fichier;Vague\na;2024\n' }, args);
  expect(read('corpus/2024/a.md')).toBe('**R :** Rien.\n');
  const path = await imported({ ...files, 'v.csv': 'fichier;Vague\na;../..\n' }, args);
  expect([path.code, path.stdout]).toEqual([1, expect.stringContaining('(import-wave)')]);
});
