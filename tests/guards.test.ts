import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Each guard runs with the project's own settings on a small project that is in order, then on one fault planted in it.
const root = join(import.meta.dirname, '..');
const settings = ['package.json', 'tsconfig.json', 'tests/tsconfig.json', 'biome.json', 'knip.json', '.gitignore'];
const inOrder = {
  'src/model/greeting.ts': "export const greeting = 'bonjour';\n",
  'src/model/word.ts': "import { greeting } from './greeting.ts';\n\nexport const word = greeting.slice(0, 3);\n",
  'src/cli.ts': "import { word } from './model/word.ts';\n\nprocess.stdout.write(word);\n",
  'src/page/page.ts': "document.title = 'mot';\n",
  'src/index.ts': "export { greeting } from './model/greeting.ts';\n",
  'scripts/build.mjs': 'process.exitCode = 0;\n',
  'tests/word.test.ts': "import { word } from '../src/model/word.ts';\n\nprocess.stdout.write(word);\n",
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'study-guards-'));
  for (const name of settings) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    copyFileSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  mkdirSync(join(folder, '.git'));
  for (const [name, text] of Object.entries(inOrder)) write(name, text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('types (tsc)', () => {
  test('sees the files of src and tests', async () => {
    const { output, code } = await runScript('types', '--listFilesOnly');
    expect(output).toContain('src/model/word.ts');
    expect(output).toContain('tests/word.test.ts');
    expect(code).toBe(0);
    expect(await runScript('types')).toMatchObject({ code: 0 });
  });

  test.each([
    ['an index not looked at', 'src/model/word.ts', 'export const word: string = [][0];\n', 'TS2322'],
    ['a wrong type in a test', 'tests/word.test.ts', "export const count: number = 'un';\n", 'TS2322'],
  ])('finds %s', async (_, name, text, message) => {
    const { output, code } = await withPlanted(name, text, () => runScript('types'));
    expect(output).toContain(message);
    expect(code).not.toBe(0);
  });
});

describe('lint and format (Biome)', () => {
  test('sees the files', async () => {
    const { output, code } = await runScript('lint');
    expect(code, output).toBe(0);
    expect(Number(/Checked (\d+) files/.exec(output)?.[1])).toBeGreaterThan(Object.keys(inOrder).length);
  });

  test.each([
    ['a line not formatted', 'src/model/word.ts', 'export const word = "mot"\n', 'format'],
    ['the console', 'src/model/word.ts', "export const word = console.log('mot');\n", 'noConsole'],
    ['a barrel', 'src/model/all.ts', "export * from './greeting.ts';\n", 'noReExportAll'],
    [
      'a cycle',
      'src/model/greeting.ts',
      "import { word } from './word.ts';\n\nexport const greeting = word;\n",
      'noImportCycles',
    ],
    ['a default export', 'src/model/word.ts', 'export default 1;\n', 'noDefaultExport'],
    ['a file name in capitals', 'src/model/theWord.ts', 'export const word = 1;\n', 'useFilenamingConvention'],
  ])('finds %s', async (_, name, text, message) => {
    const { output, code } = await withPlanted(name, text, () => runScript('lint'));
    expect(output).toContain(message);
    expect(code).not.toBe(0);
  });
});

describe('unused code (knip)', () => {
  // `--include`: the small project has not the project's uses of its dependencies.
  const kinds = ['--include', 'files,exports,types,unlisted,unresolved'];

  test('passes the small project', async () => {
    const { output, code } = await runScript('unused', ...kinds);
    expect(code, output).toBe(0);
  });

  test('finds a file, an export and a package too many', async () => {
    const planted = [
      () => write('src/model/alone.ts', 'export const alone = 1;\n'),
      () => write('src/model/greeting.ts', `${inOrder['src/model/greeting.ts']}\nexport const unheard = 2;\n`),
      () => write('src/cli.ts', `import 'left-pad';\n${inOrder['src/cli.ts']}`),
    ];
    for (const plant of planted) plant();
    const { output, code } = await runScript('unused', ...kinds);
    expect(output).toContain('src/model/alone.ts');
    expect(output).toContain('unheard');
    expect(output).toContain('left-pad');
    expect(code).not.toBe(0);
  });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function withPlanted<T>(name: string, text: string, run: () => Promise<T>): Promise<T> {
  write(name, text);
  try {
    return await run();
  } finally {
    const before = (inOrder as Record<string, string>)[name];
    if (before === undefined) rmSync(join(folder, name));
    else write(name, before);
  }
}

/** Runs a script of package.json in the small project, without npm's start-up. */
function runScript(name: string, ...more: string[]): Promise<{ output: string; code: number }> {
  const script: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts[name];
  const [tool = '', ...args] = script.split(' ');
  const env = { ...process.env, NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules/.bin', tool), [...args, ...more], { cwd: folder, env }, (fault, stdout, stderr) =>
      resolve({ output: stdout + stderr, code: fault ? Number(fault.code ?? 1) : 0 }),
    );
  });
}
