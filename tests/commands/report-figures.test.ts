import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { pixel } from '../render/house-document.ts';
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

test('a picture of the prose stands in every format, and one that cannot be shown is a warning at its place', async () => {
  const study = new StudyCopy(join(import.meta.dirname, '../studies/panel-of-shops'));
  const out = (name: string) => readFileSync(join(study.folder, 'reports/out', name), 'utf8');
  study.write('reports/images/plan du quai.png', pixel);
  study.write('reports/images/grand.png', Buffer.concat([pixel, Buffer.alloc(10_000_000)]));
  study.write('reports/images/plan.svg', '<svg/>');
  study.write(
    'reports/un.md',
    '---\ntitle: Un\n---\n\n![Le quai](<images/plan du quai.png>) ![a](images/absent.png)\n\nVoici ![b](images/grand.png) ![c][svg] ![d](https://example.org/d.png)\n\n[svg]: images/plan.svg\n',
  );
  const { code, stdout } = await study.run(['report', 'un', '--format', 'md,html', '--json']);
  const { outputs, problems } = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(outputs).toEqual([
    'reports/out/un.md',
    'reports/out/un-picture-1.png',
    'reports/out/un.html',
    'reports/out/un.manifest.json',
  ]);
  expect(out('un.md')).toContain('![Le quai](un-picture-1.png) ![a](images/absent.png)');
  expect(out('un.html')).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="Le quai">/);
  const own = problems.filter(({ file }: { file: string }) => file === 'reports/un.md');
  expect(own.map(({ rule, line, column, message }: Problem) => [rule, line, column, message.slice(0, 44)])).toEqual([
    ['picture-not-shown', 5, 39, 'The picture images/absent.png is not in the '],
    ['picture-not-shown', 7, 7, 'The picture images/grand.png has 10 MB, more'],
    ['picture-not-shown', 7, 30, 'The picture images/plan.svg is no PNG, JPEG '],
  ]);
});
