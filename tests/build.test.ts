import { spawnSync } from 'node:child_process';
import {
  accessSync,
  appendFileSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { runStudy, temporaryStudy } from './cli.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** What the command loads where it knows no answer. */
const main = join(dist, 'main.js');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the command builds, can be executed and knows its version', async () => {
  expect(inject('bundleFault')).toBe('');
  accessSync(join(dist, 'cli.js'), constants.X_OK);
  expect(readFileSync(join(dist, 'cli.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  const { stdout, code } = await runStudy(['--version']);
  expect(stdout.trim()).toContain(manifest.version);
  expect(code).toBe(0);
});

test('start-up loads no parser, stemmer or renderer', () => {
  const packages = packagesOf([...atStartUp(main).values()]);
  expect(packages).toContain('commander');
  expect(
    packages.filter((name) => /^(?:gray-matter|micromark|natural|rehype-|remark-|unified|yaml)/.test(name)),
  ).toEqual([]);
});

test('what looks for a known answer is one small file, without a package', () => {
  const [[, text = ''] = [], ...more] = atStartUp(join(dist, 'cli.js'));
  expect(text).toContain('recallAnswer');
  expect([more, packagesOf([text])]).toEqual([[], []]);
  expect(text.length).toBeLessThan(20_000);
});

test('a known answer is given without the rest of the program', async () => {
  const folder = temporaryStudy({ 'corpus/a.md': 'Empresas.\n', 'codebook/a.md': '---\nid: a\n---\nA.\n' });
  cpSync(dist, join(folder, 'dist'), { recursive: true });
  const stats = () =>
    spawnSync(process.execPath, [join(folder, 'dist/cli.js'), 'stats'], { cwd: folder, encoding: 'utf8' });
  // Until the times of its files tell a later change.
  await setTimeout(2600);
  const first = stats();
  rmSync(join(folder, 'dist/main.js'));
  const second = stats();
  expect([first.status, second.status, second.stdout]).toEqual([0, 0, first.stdout]);
  appendFileSync(join(folder, 'corpus/a.md'), 'Más.\n');
  expect(stats().stderr).toContain('Cannot find module');
});

test('the stemmers of every language are in the bundle', () => {
  const folder = temporaryStudy({ 'corpus/a.md': 'Empresas.\n', 'codebook/README.md': '' });
  cpSync(dist, join(folder, 'dist'), { recursive: true });
  for (const language of ['de', 'en', 'es', 'fr', 'it', 'nl', 'no', 'pt', 'sv']) {
    writeFileSync(join(folder, 'study.yaml'), `language: ${language}\n`);
    const { stderr, status } = spawnSync(process.execPath, [join(folder, 'dist', 'cli.js'), 'search', 'empresas'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([language, stderr, status]).toEqual([language, '', 0]);
  }
});

test('the licences of what is bundled go with it', () => {
  const notice = readFileSync(join(dist, 'THIRD-PARTY.txt'), 'utf8');
  expect(notice).toMatch(/^commander \d+\.\d+\.\d+: MIT$/m);
  expect(notice).toContain('Permission is hereby granted');
});

function packagesOf(modules: readonly string[]): string[] {
  return modules.flatMap((text) =>
    [...text.matchAll(/^\/\/ node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map((match) => match[1] ?? ''),
  );
}

/** The modules read before the command does anything: its static imports, and theirs. */
function atStartUp(path: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(path) || !existsSync(path)) return seen;
  const text = readFileSync(path, 'utf8');
  seen.set(path, text);
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\b[^;'"]*['"](\.[^'"]+)['"];$/gm)) {
    atStartUp(join(dirname(path), specifier), seen);
  }
  return seen;
}
