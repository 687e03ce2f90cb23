import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryStudy } from '../cli.ts';

const files = {
  'study.yaml': 'title: Le quai\nformats: [md, html, pdf]\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n',
  'corpus/lys.md': '---\nconsent: named\n---\n\n**R :** Ici, on se prête tout.\n',
  'corpus/lys.alice.yaml': 'codings:\n  - quote: Ici, on se prête tout.\n    codes: [entraide]\n',
  'reports/synthese.md': '::cover\n\n## Le quai\n\n::verbatims{code=entraide}\n\n::chart{kind=frequency}\n',
};

/** The command far from its optional parts, as where they were not installed. */
function withoutTypesetter(...args: string[]) {
  const folder = temporaryStudy(files);
  cpSync(join(import.meta.dirname, '../../dist'), join(folder, 'dist'), { recursive: true });
  const run = spawnSync(process.execPath, [join(folder, 'dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8' });
  return { ...run, folder, out: join(folder, 'reports/out') };
}

test('without the typesetter a sentence says what to install, and all else is made', () => {
  const { stdout, stderr, status, out } = withoutTypesetter('report');
  expect(stderr).toBe('');
  expect(stdout.match(/optional part.*npm install @myriaddreamin\/typst-ts-node-compiler@\d+\.\d+\.\d+/g)).toHaveLength(1);
  expect(status).toBe(1);
  expect(readdirSync(out).sort()).toEqual([
    'synthese-figure-1.svg',
    'synthese.html',
    'synthese.manifest.json',
    'synthese.md',
    'synthese.typ',
  ]);
  expect(readFileSync(join(out, 'synthese.typ'), 'utf8')).toContain('Ici, on se prête tout.');
});

test('--json says what is missing, and lists each file once', () => {
  const { stdout, status } = withoutTypesetter('report', '--json');
  const { missing, outputs } = JSON.parse(stdout);
  expect(missing).toEqual([expect.stringContaining('npm install')]);
  expect(outputs).toHaveLength(new Set(outputs).size);
  expect(outputs).toContain('reports/out/synthese.typ');
  expect(status).toBe(1);
});

test('other formats do not ask for it', () => {
  const { stdout, status, out } = withoutTypesetter('report', '--format', 'html');
  expect(stdout).not.toContain('npm install');
  expect(status).toBe(0);
  expect(existsSync(join(out, 'synthese.typ'))).toBe(false);
});

test('the sentence names the version that the package asks for', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  const { stdout } = withoutTypesetter('report');
  expect(stdout).toContain(
    `@myriaddreamin/typst-ts-node-compiler@${optionalDependencies['@myriaddreamin/typst-ts-node-compiler']}`,
  );
});
