import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const command = join(import.meta.dirname, '../../dist/cli.js');

function manyInterviews(): string {
  const said = Array.from({ length: 120 }, (_, i) => `**R :** La maison ${i} prête sa machine ${i * 7} à ses voisins.`);
  const files: Record<string, string> = { 'codebook/lien.md': '---\nid: lien\nlabel: Lien\n---\nCe qui lie.\n' };
  for (let i = 0; i < 150; i++) {
    files[`corpus/maison-${i}.md`] = `**Q :** Et vous, ${i} ?\n\n${said.join('\n\n')}\n`;
    files[`corpus/maison-${i}.alice.yaml`] =
      `codings:\n  - quote: La maison ${i % 120} prête sa machine\n    codes: [lien]\n`;
  }
  return temporaryStudy(files);
}

/** Runs a command and stops it after some milliseconds, as Ctrl-C does. */
async function stopped(folder: string, after: number): Promise<void> {
  const child = spawn(process.execPath, [command, 'stats', '--study', folder], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGINT'), after);
  await once(child, 'close');
  clearTimeout(timer);
}

test('a run that is stopped leaves a study and a memory that the next one understands', async () => {
  expect(inject('bundleFault')).toBeFalsy();
  const folder = manyInterviews();
  const corpus = () =>
    readdirSync(join(folder, 'corpus')).map((name) => readFileSync(join(folder, 'corpus', name), 'utf8'));
  const before = corpus();
  for (const after of [150, 400, 700, 1000]) {
    await stopped(folder, after);
    expect(corpus()).toEqual(before);
  }
  const { stdout, code } = await runStudy(['stats', '--json', '--study', folder]);
  const again = await runStudy(['stats', '--json', '--study', folder]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).codes[0]).toMatchObject({ code: 'lien', k: 150, n: 150 });
  expect(again.stdout).toBe(stdout);
  const left = readdirSync(join(folder, '.study')).filter((name) => name !== 'answers');
  expect(left.sort()).toEqual(['.gitignore', 'memory']);
  expect(existsSync(join(folder, '.study/memory'))).toBe(true);
}, 120_000);
