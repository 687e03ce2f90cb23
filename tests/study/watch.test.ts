import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { watchStudy } from '../../src/study/watch.ts';
import { temporaryStudy } from '../cli.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

test('every way a file changes is told: in place, renamed over, in new folders, gone', async () => {
  const folder = temporaryStudy({ 'study.yaml': '', 'corpus/a.md': 'Un.\n', 'codebook/1-vie/b.md': '' });
  const heard = new Set<string>();
  const changed = async (paths: readonly string[]) => {
    for (const path of paths) heard.add(path);
  };
  stops.push(watchStudy(folder, changed, () => undefined));
  const hears = async (path: string, change: () => void) => {
    heard.clear();
    change();
    await expect.poll(() => [...heard], { timeout: 10_000 }).toContain(path);
  };
  const at = (path: string) => join(folder, path);
  const renameOver = (path: string) => {
    writeFileSync(at('.new'), 'Autre.\n');
    renameSync(at('.new'), at(path));
  };
  await hears('corpus/a.md', () => appendFileSync(at('corpus/a.md'), 'Deux.\n'));
  await hears('corpus/a.md', () => renameOver('corpus/a.md'));
  await hears('corpus/a.md', () => appendFileSync(at('corpus/a.md'), 'Trois.\n'));
  await hears('corpus/a.md', () => renameOver('corpus/a.md'));
  await hears('codebook/1-vie/b.md', () => appendFileSync(at('codebook/1-vie/b.md'), 'Une vie.\n'));
  await hears('corpus/2024', () => mkdirSync(at('corpus/2024')));
  await hears('corpus/2024/c.md', () => writeFileSync(at('corpus/2024/c.md'), 'Ici.\n'));
  await hears('corpus/2024/c.md', () => appendFileSync(at('corpus/2024/c.md'), 'Là.\n'));
  await hears('corpus/2024', () => rmSync(at('corpus/2024'), { recursive: true }));
  await hears('study.yaml', () => renameOver('study.yaml'));
  await hears('reports', () => mkdirSync(at('reports')));
  await hears('reports/r.md', () => {
    mkdirSync(at('reports/out'));
    writeFileSync(at('reports/out/r.md'), '');
    writeFileSync(at('corpus/.swap'), '');
    writeFileSync(at('corpus/.study-1-0.tmp'), '');
    writeFileSync(at('reports/r.md'), '');
  });
  expect([...heard].filter((path) => /out|swap|tmp/.test(path))).toEqual([]);
});

test('a link that leads to itself is told, and ends nothing', async () => {
  const folder = temporaryStudy({ 'study.yaml': '', 'corpus/a.md': 'Un.\n' });
  const heard = new Set<string>();
  const changed = async (paths: readonly string[]) => {
    for (const path of paths) heard.add(path);
  };
  stops.push(watchStudy(folder, changed, () => heard.add('lost')));
  symlinkSync('boucle', join(folder, 'corpus/boucle'));
  await expect.poll(() => [...heard], { timeout: 10_000 }).toContain('corpus/boucle');
  appendFileSync(join(folder, 'corpus/a.md'), 'Deux.\n');
  await expect.poll(() => [...heard], { timeout: 10_000 }).toContain('corpus/a.md');
  expect(heard).not.toContain('lost');
});
