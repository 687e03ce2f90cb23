import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

vi.setConfig({ testTimeout: 60_000 });

const command = join(import.meta.dirname, '../../dist/cli.js');
const interviews = 200;
const answers = 20;
let folder = '';

/** As large as it takes for a second thread: 200 interviews of 160 kB, each with a word to be found and a coding. */
beforeAll(() => {
  const answer = 'On se prête les machines, et on se les rend. '.repeat(180);
  const said = `**Q :** Et vous ?\n\n**R :** ${answer}\n\n`.repeat(answers);
  const files: Record<string, string> = {
    'codebook/lien.md': '---\nid: lien\nlabel: Lien\nindicators: [machine]\n---\nCe qui lie.\n',
  };
  for (let i = 0; i < interviews; i++) {
    files[`corpus/maison-${i}.md`] = `${said}**R :** La maison ${i} ferme.\n`;
    files[`corpus/maison-${i}.alice.yaml`] = `codings:\n  - quote: La maison ${i} ferme.\n    codes: [lien]\n`;
  }
  folder = temporaryStudy(files);
});

const worker = `
  const threads = require('node:worker_threads');
  const Real = threads.Worker;
  const started = () => process.stderr.write('started\\n');
`;
const instead = (told: string) => `threads.Worker = class extends Real {
  constructor(url, options) { started(); super(${JSON.stringify(told)}, { ...options, eval: true }); }
};`;
const taken = "Atomics.add(require('node:worker_threads').workerData.studyPart.next, 0, 1);";

/** What may happen to a thread, as a module that the command loads first. */
const faults: Readonly<Record<string, string>> = {
  'the system gives none': "threads.Worker = function () { started(); throw new Error('ERR_WORKER_INIT_FAILED'); };",
  'it throws before it has read anything': instead("throw new Error('no');"),
  'it throws, what it has taken undone': instead(`${taken} throw new Error('no');`),
  'it ends, what it has taken undone': instead(`${taken} process.exit(1);`),
  'it runs out of memory': `threads.Worker = class extends Real {
    constructor(url, options) { started(); super(url, { ...options, resourceLimits: { maxOldGenerationSizeMb: 2 } }); }
  };`,
};

describe.skipIf(availableParallelism() < 2)('a second thread', () => {
  /** The answer of a study that nothing is remembered of. */
  const fresh = async (args: readonly string[], fault = 'threads.Worker = class extends Real {};') => {
    rmSync(join(folder, '.study'), { recursive: true, force: true });
    const module = join(temporaryStudy({}), 'fault.cjs');
    writeFileSync(module, `${worker}${fault}\nrequire('node:module').syncBuiltinESMExports();\n`);
    return runStudy([...args, '--json', '--study', folder], { env: { NODE_OPTIONS: `--require ${module}` } });
  };

  test.each(Object.entries(faults))('%s: the answer is the same', async (_, fault) => {
    const found = await fresh(['stats', '--rules'], fault);
    expect(found).toMatchObject({ stderr: 'started\n', code: 0 });
    expect(JSON.parse(found.stdout).codes[0]).toMatchObject({ k: interviews, segments: interviews * answers });
  });

  test('stopped with the first, as by Ctrl-C, leaves a study and a memory that the next run understands', async () => {
    rmSync(join(folder, '.study'), { recursive: true, force: true });
    for (const after of [300, 600, 900]) {
      const child = spawn(process.execPath, [command, 'stats', '--rules', '--study', folder], { stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGINT'), after);
      await once(child, 'close');
      clearTimeout(timer);
    }
    const { stdout, code } = await runStudy(['stats', '--rules', '--json', '--study', folder]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).codes[0]).toMatchObject({ k: interviews, segments: interviews * answers });
    expect(
      readdirSync(join(folder, '.study'))
        .filter((name) => name !== 'answers')
        .sort(),
    ).toEqual(['.gitignore', 'memory']);
  });

  test('that fails loses no coding', async () => {
    const found = await fresh(['stats'], faults['it throws, what it has taken undone']);
    expect(found).toMatchObject({ stderr: 'started\n', code: 0 });
    expect(JSON.parse(found.stdout).codes[0]).toMatchObject({ k: interviews, segments: interviews });
  });
});
