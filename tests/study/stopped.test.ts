import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
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

/** Ends a program as soon as it has put a file in its place. */
async function stoppedAt(
  file: string,
  args: readonly string[],
  signal: NodeJS.Signals,
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [command, ...args], { stdio: 'ignore' });
  const closed = once(child, 'close');
  const look = () => {
    if (existsSync(file)) child.kill(signal);
    else if (child.exitCode === null) setImmediate(look);
  };
  look();
  await closed;
  return child.signalCode;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a change that %s meets is made whole',
  async (signal) => {
    const folder = manyInterviews();
    const args = ['codebook', 'rename', 'lien', 'attache', '--reason', 'le mot des gens', '--study', folder];
    const ended = await stoppedAt(join(folder, 'codebook/history.yaml'), args, signal);
    expect([signal, null]).toContain(ended);
    const names = readdirSync(join(folder, 'corpus'));
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const codings = names.filter((name) => name.endsWith('.yaml'));
    const changed = codings.filter((name) => readFileSync(join(folder, 'corpus', name), 'utf8').includes('[attache]'));
    expect(changed).toHaveLength(codings.length);
    expect(readdirSync(join(folder, 'codebook'))).toEqual(['attache.md', 'history.yaml']);
  },
  60_000,
);

const undisturbed = join(import.meta.dirname, '../../src/study/undisturbed.ts');

test.each([
  ['the program itself', 'act();'],
  ['a file that was read', 'readFile(process.execPath, () => act());'],
  ['a promise', "await promises.readFile('/dev/null'); act();"],
  ['a timer', 'setTimeout(act, 1);'],
])('a signal is held, and ends the program after, where it is asked by %s', async (_, asked) => {
  const source = `import { readFile, promises } from 'node:fs';
    import { undisturbed } from ${JSON.stringify(undisturbed)};
    const busy = (until) => { while (Date.now() < until); };
    const act = () => undisturbed(() => { console.log('begun'); busy(Date.now() + 600); console.log('ended'); });
    setTimeout(() => console.log('went on'), 3000);
    ${asked}`;
  const { outputFiles } = await build({
    ...{ stdin: { contents: source, resolveDir: import.meta.dirname }, bundle: true, write: false },
    ...{ platform: 'node', format: 'esm' },
  });
  const child = spawn(process.execPath, ['--input-type=module', '-e', outputFiles[0]?.text ?? '']);
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
    if (`${part}`.includes('begun')) child.kill('SIGTERM');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGTERM');
  expect(said).toBe('begun\nended\n');
});
