import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStudy } from '../../src/study/open.ts';
import { temporaryStudy } from '../cli.ts';

const tiny = { 'study.yaml': '', 'corpus/a.md': 'Oui.', 'codebook/a/x.md': 'X.' };
const rules = (folder: string) => openStudy(folder).diskProblems.map(({ rule, file }) => `${file} ${rule}`);

test('reads what counts, and no more', () => {
  const folder = temporaryStudy({
    ...tiny,
    'corpus/a.mp3': '',
    'corpus/_b.md': '',
    'reports/r.md': '',
    'reports/out/r.md': '',
    'notes.md': '',
  });
  expect([...openStudy(folder).bytes.keys()].sort()).toEqual([
    'codebook/a/x.md',
    'corpus/a.md',
    'reports/r.md',
    'study.yaml',
  ]);
});

test.each<[string, string]>([
  ['to its own folder', 'corpus'],
  ['to the study', '.'],
])('a link that leads back %s is not followed', (_, target) => {
  const folder = temporaryStudy(tiny);
  symlinkSync(join(folder, target), join(folder, 'corpus/loop'));
  expect(rules(folder)).toEqual(['corpus/loop cycle']);
  expect(openStudy(folder).study.sources).toHaveLength(1);
});

test('a link to a folder elsewhere is followed', () => {
  const elsewhere = temporaryStudy({ 'b.md': 'Non.' });
  const folder = temporaryStudy(tiny);
  symlinkSync(elsewhere, join(folder, 'corpus/2024'));
  const { problems, study } = openStudy(folder);
  expect([problems, study.sources.map(({ path }) => path)]).toEqual([[], ['corpus/2024/b.md', 'corpus/a.md']]);
});

test('links that lead nowhere: a source is missed, a recording is not', () => {
  const folder = temporaryStudy({ ...tiny, 'corpus/b.bo.yaml': 'codings: []' });
  for (const name of ['b.md', 'b.mp3', '_c.md']) symlinkSync(join(folder, 'absent'), join(folder, 'corpus', name));
  expect(openStudy(folder)).toMatchObject({
    unreadable: ['corpus/b.md'],
    problems: [{ rule: 'unreadable', file: 'corpus/b.md', message: expect.stringContaining('nowhere') }],
  });
});

test('settings that are a folder, or bear another name', () => {
  const folder = temporaryStudy({ 'corpus/a.md': 'Oui.', 'codebook/a/x.md': 'X.' });
  mkdirSync(join(folder, 'study.yaml'));
  expect(openStudy(folder)).toMatchObject({
    settingsBroken: true,
    problems: [{ rule: 'unreadable', file: 'study.yaml' }],
  });
  expect(rules(temporaryStudy({ 'study.yml': '', 'corpus/a.md': 'Oui.', 'codebook/a/x.md': 'X.' }))).toEqual([
    'study.yml settings-file-name',
  ]);
});

test.skipIf(process.getuid?.() === 0)('a file without the right to read it', () => {
  const folder = temporaryStudy(tiny);
  chmodSync(join(folder, 'corpus/a.md'), 0);
  expect(rules(folder)).toEqual(['corpus/a.md unreadable']);
});
