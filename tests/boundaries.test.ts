import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boundaries, importsOf, type Packages, violations } from './boundaries.ts';

const root = join(import.meta.dirname, '..');
const packages = readPackages();
const files = readFiles(join(root, 'src'));

test('src keeps its boundaries', () => {
  expect(violations(files, packages)).toEqual([]);
});

test('the guard saw the files, the folders and their imports', () => {
  expect(files.size).toBeGreaterThan(5);
  const folders = readdirSync(join(root, 'src'));
  expect(folders).toContain('model');
  expect(folders.filter((name) => !(name in boundaries))).toEqual([]);
  expect([...files.values()].flatMap(importsOf).length).toBeGreaterThan(5);
  expect(packages.dependencies).toContain('yaml');
});

test('the table names only folders it knows, and lets no two import each other', () => {
  for (const [folder, { may, types = [] }] of Object.entries(boundaries)) {
    for (const other of may) expect(boundaries[other]?.may, `${folder} and ${other}`).not.toContain(folder);
    for (const other of [...may, ...types]) expect(Object.keys(boundaries)).toContain(other);
  }
});

test('CONTRIBUTING.md shows the same table', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `([\w.]+?)\/?` \| .* \| ([^|]*) \|$/gm)].map(([, folder = '', may]) => [
    folder,
    may,
  ]);
  const shown = Object.fromEntries(rows.filter(([folder = '']) => folder in boundaries));
  const said = Object.entries(boundaries).map(([folder, { may, types = [] }]) => {
    const parts = [may.join(', '), types.map((name) => `types of ${name}`).join(', ')];
    return [folder, parts.filter((part) => part !== '').join('; ') || 'nothing'];
  });
  // The public library is for those who use it, and the commands may import all that stands above them.
  const { 'index.ts': _, ...expected } = Object.fromEntries(said);
  expect(shown).toEqual({ ...expected, commands: 'all of these' });
});

describe('a planted violation is found', () => {
  test.each([
    ['a folder that may not', 'model/a.ts', "import { b } from '../study/b.ts';", 'model may not import study'],
    ['over several lines', 'measure/a.ts', "import {\n  b,\n  c,\n} from '../report/b.ts';", 'may not import report'],
    ['types of a folder that may not', 'model/a.ts', "import type { B } from '../parse/b.ts';", 'may not import parse'],
    ['dynamic', 'render/a.ts', "const b = await import('../coding/b.ts');", 'may not import coding'],
    ['dynamic, in a template', 'render/a.ts', 'const b = await import(`../coding/b.ts`);', 'may not import coding'],
    ['computed', 'commands/a.ts', 'const b = await import(name);', 'computed'],
    ['computed, in a template', 'commands/a.ts', `const b = await import(\`./\${name}.ts\`);`, 'computed'],
    ['the type of an import', 'model/a.ts', "type B = import('../study/b.ts').B;", 'may not import study'],
    ['re-export', 'measure/a.ts', "export { b } from '../report/b.ts';", 'may not import report'],
    ['re-export of all', 'measure/a.ts', "export * as b from '../report/b.ts';", 'may not import report'],
    ['for effect', 'model/a.ts', "import '../study/b.ts';", 'model may not import study'],
    ['a value where types may', 'render/a.ts', "import { b } from '../report/b.ts';", 'only types of report'],
    ['the page', 'commands/a.ts', "import { b } from '../page/b.ts';", 'commands may not import page'],
    ['the disk', 'report/a.ts', "import { readFileSync } from 'node:fs';", 'only src/study'],
    ['the disk, required', 'report/a.ts', "const fs = require('fs/promises');", 'only src/study'],
    ['a connection', 'commands/a.ts', "import { request } from 'node:https';", 'only src/provider opens a connection'],
    ['a connection, required', 'study/a.ts', "const net = require('net');", 'only src/provider opens a connection'],
    ['a connection, built in', 'commands/a.ts', "await fetch('http://127.0.0.1');", 'only src/provider does'],
    ['a provider that reads the disk', 'provider/a.ts', "import { readFileSync } from 'node:fs';", 'only src/study'],
    ['natural as a whole', 'language/a.ts', "import natural from 'natural';", 'one stemmer'],
    ['natural through its index', 'language/a.ts', "import n from 'natural/lib/natural/index.js';", 'one stemmer'],
    ['a package not listed', 'parse/a.ts', "import { visit } from 'unist-util-visit';", 'does not list it'],
    ['a package for development', 'parse/a.ts', "import { build } from 'esbuild';", 'does not list it'],
    ['a value of a package of types', 'parse/a.ts', "import { Root } from 'mdast';", 'does not list it'],
    ['outside src', 'parse/a.ts', "import { b } from '../../tests/b.ts';", 'outside src'],
    ['a deeper folder', 'parse/deep/a.ts', '', 'one level'],
    ['a folder nobody knows', 'extras/a.ts', '', 'not in the table'],
    ['the clock', 'report/a.ts', 'const now = new Date();', 'the clock'],
    ['the locale', 'report/a.ts', 'names.sort((a, b) => a.localeCompare(b));', 'locale'],
  ])('%s', (_, path, text, sentence) => {
    expect(violations(new Map([[path, text]]), packages)).toEqual([expect.stringContaining(sentence)]);
  });
});

test('what is allowed is not reported', () => {
  const allowed = new Map([
    ['render/a.ts', "import type { Document } from '../report/document.ts';\nimport type { Root } from 'mdast';"],
    ['study/a.ts', "import { readFileSync } from 'node:fs';\nimport { parse } from '../parse/b.ts';"],
    ['provider/a.ts', "import { request } from 'node:http';\nimport type { B } from '../model/b.ts';"],
    ['page/a.ts', "const answer = await fetch('/study.json');"],
    ['language/a.ts', "import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';"],
    ['commands/a.ts', "import help from './a.md';\nconst run = () => import('../report/b.ts');\nnew Date();"],
    ['model/a.ts', "/** Not an import('../study/b.ts'). */\n// import { b } from '../study/b.ts';\nconst a = 1;"],
  ]);
  expect(violations(allowed, packages)).toEqual([]);
});

function readFiles(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.[cm]?[jt]sx?$/.test(name),
  );
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function readPackages(): Packages {
  expect(existsSync(join(root, 'package.json'))).toBe(true);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
    devDependencies: Object.keys(manifest.devDependencies),
  };
}
