import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { canReadPdf, pdfPages, pdfTags, pdfText } from '../render/read-pdf.ts';
import { typesetter } from '../render/typesetter.ts';

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
  expect(
    stdout.match(/optional part.*npm install --no-save @myriaddreamin\/typst-ts-node-compiler@\d+\.\d+\.\d+/g),
  ).toHaveLength(1);
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

test.skipIf(!typesetter || !canReadPdf)(
  'no byte of a PDF, its source or its pictures names who is anonymous',
  async () => {
    const folder = temporaryStudy({
      ...files,
      'study.yaml':
        'title: Le Cabinet des Tilleuls et les autres\nsubtitle: Avec Odile Marchand\nformats: [pdf]\nattribution: "({organisation})"\nidentifying: [organisation, interviewee]\ncite: footnote\n',
      'corpus/tilleuls.md':
        '---\npseudonym: E07\norganisation: Cabinet des Tilleuls\ninterviewee: Odile Marchand\nurl: https://example.org/tilleuls\n---\n\n**R :** Au Cabinet des Tilleuls, Odile Marchand prête les machines.\n',
      'corpus/tilleuls.alice.yaml':
        'codings:\n  - quote: Au Cabinet des Tilleuls, Odile Marchand prête les machines.\n    codes: [entraide]\n',
      'reports/synthese.md':
        '::cover\n\n::toc\n\n## Le Cabinet des Tilleuls\n\nSelon *Odile* Marchand[^1], au Cabinet des Tilleuls :\n\n::verbatims{code=entraide}\n\n::chart{kind=heatmap caption="Odile Marchand"}\n\n::sample\n\n[^1]: Odile Marchand.\n',
    });
    await runStudy(['report'], { cwd: folder });
    const out = join(folder, 'reports/out');
    const names = readdirSync(out);
    expect(names).toContain('synthese.pdf');
    const pdf = readFileSync(join(out, 'synthese.pdf'));
    const read = [pdfPages(pdf).join('\n'), JSON.stringify(pdfTags(pdf))];
    expect(read.join('\n')).toContain('[E07]');
    const others = names.filter((name) => !name.endsWith('.pdf')).map((name) => readFileSync(join(out, name), 'utf8'));
    const said = [...names, ...read, pdfText(pdf), ...others].join('\n').toLowerCase();
    expect(said).not.toMatch(/tilleuls|odile|marchand/);
  },
);

test.skipIf(!typesetter)('two runs give the same bytes', async () => {
  const [one, two] = [temporaryStudy(files), temporaryStudy(files)];
  for (const folder of [one, two]) await runStudy(['report', '--format', 'pdf'], { cwd: folder });
  const pdf = (folder: string) => readFileSync(join(folder, 'reports/out/synthese.pdf'));
  expect(pdf(one).equals(pdf(two))).toBe(true);
});

test.skipIf(!typesetter)('what the PDF lacks is a warning where the template has it', async () => {
  const folder = temporaryStudy({
    ...files,
    'reports/synthese.md': '---\ntitle: Un\n---\n\n## Le quai\n\nBonjour \u0378 à tous.\n',
  });
  const { stdout, code } = await runStudy(['report', '--format', 'pdf', '--json'], { cwd: folder });
  const { problems, outputs } = JSON.parse(stdout);
  expect(outputs).toContain('reports/out/synthese.pdf');
  expect(problems).toContainEqual(
    expect.objectContaining({
      rule: 'format-lacks',
      severity: 'warning',
      file: 'reports/synthese.md',
      line: 7,
      column: 9,
    }),
  );
  expect(code).toBe(0);
  expect((await runStudy(['report', '--format', 'pdf', '--strict'], { cwd: folder })).code).toBe(1);
  expect((await runStudy(['member-check', 'lys', '--format', 'pdf'], { cwd: folder })).stderr).not.toContain('U+0378');
});
