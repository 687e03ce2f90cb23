import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StudyCopy } from '../study-copy.ts';

test('a figure that a report no longer has goes, the pictures of other reports and the user’s own files stay', async () => {
  const study = new StudyCopy(join(import.meta.dirname, '../studies/panel-of-shops'));
  const out = (name: string) => existsSync(join(study.folder, 'reports/out', name));
  study.write('reports/un.md', '::chart{kind=frequency}\n\n::chart{kind=heatmap}\n');
  study.write('reports/un-figure.md', '::chart{kind=frequency}\n');
  study.write('reports/out/un-figure-ancienne.svg', 'à moi');
  await study.run(['report', 'un', 'un-figure']);
  expect(['un-figure-1.svg', 'un-figure-2.svg', 'un-figure-figure-1.svg'].map(out)).toEqual([true, true, true]);
  study.write('reports/un.md', '::chart{kind=frequency}\n');
  const dry = await study.run(['report', 'un', '--dry-run']);
  expect(dry.stdout).toContain('un-figure-2.svg');
  await study.run(['report', 'un', '--format', 'html']);
  expect(out('un-figure-2.svg')).toBe(true);
  await study.run(['report', 'un']);
  expect(['un-figure-1.svg', 'un-figure-2.svg', 'un-figure-figure-1.svg'].map(out)).toEqual([true, false, true]);
  expect(out('un-figure-ancienne.svg')).toBe(true);
});

test('so does a picture that a PDF no longer shows, once its .typ is written again', async () => {
  const study = new StudyCopy(join(import.meta.dirname, '../studies/panel-of-shops'));
  const out = (name: string) => existsSync(join(study.folder, 'reports/out', name));
  study.write('reports/vue.gif', 'GIF89a\u0001\u0000\u0001\u0000');
  study.write('reports/un.md', '![vue](vue.gif)\n');
  await study.run(['report', 'un', '--format', 'pdf']);
  expect(out('un-picture-1.gif')).toBe(true);
  study.write('reports/un.md', 'Rien à voir.\n');
  await study.run(['report', 'un', '--format', 'md']);
  expect(out('un-picture-1.gif')).toBe(true);
  await study.run(['report', 'un', '--format', 'pdf']);
  expect(out('un-picture-1.gif')).toBe(false);
});
