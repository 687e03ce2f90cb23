import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StudyMemory } from '../../src/study/study-memory.ts';
import { emptyFolder, write } from './edited-studies.ts';

const paths = ['corpus/a.md', 'corpus/a.alice.yaml', 'corpus/b.md'];

/** A run that begins now. */
function memoryOf(folder: string): StudyMemory {
  const memory = new StudyMemory(folder, 'this build');
  for (const path of paths) memory.see(path, statSync(join(folder, path)));
  return memory;
}

const unreadBy = (memory: StudyMemory) => memory.unread().map(({ paths: [path] }) => path);

test('interviews that were touched are known by their content; what was found out about them is not lost', () => {
  const folder = emptyFolder();
  write(folder, { 'corpus/a.md': 'Un.\n', 'corpus/a.alice.yaml': 'codings: []\n', 'corpus/b.md': 'Deux.\n' });
  const first = memoryOf(folder);
  expect(unreadBy(first)).toEqual(['corpus/a.md', 'corpus/b.md']);
  const files = first.filesWith(new Map());
  for (const path of paths) expect(first.recall(path, 'length', '', () => files.get(path)?.length)).toBeGreaterThan(0);
  first.save();

  for (const path of paths) utimesSync(join(folder, path), 1e9, 1e9);
  write(folder, { 'corpus/b.md': 'Dix .\n' });
  const second = memoryOf(folder);
  expect(unreadBy(second)).toEqual(['corpus/b.md']);
  const again = (path: string) => second.recall(path, 'length', '', () => 'found out anew');
  second.filesWith(new Map());
  expect(paths.map(again)).toEqual([4, 12, 'found out anew']);
});
