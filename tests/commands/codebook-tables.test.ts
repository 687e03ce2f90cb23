import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const theme = '---\nid: peur  # ici\nlabel: La peur\nindicators: [peur]\n---\n\nCe qui retient.\n';
const files = {
  'study.yaml': 'title: Essai\n',
  'corpus/a.md': '**Q :** Quoi ?\n\n**R :** La peur.\n',
  'codebook/1-freins/peur.md': theme,
};

describe.each(['csv', 'xlsx', 'docx'])('%s', (format) => {
  test('out and in again changes nothing; nothing is written over unasked', async () => {
    const cwd = temporaryStudy(files);
    const file = `t.${format}`;
    expect(await runStudy(['codebook', 'export', file], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 code in'),
    });
    const first = readFileSync(join(cwd, file));
    const back = await runStudy(['codebook', 'import', file], { cwd });
    expect(back).toMatchObject({
      code: 0,
      stdout: 'The table says what the codebook says; nothing changes.\n',
      stderr: '',
    });
    expect(readFileSync(join(cwd, 'codebook/1-freins/peur.md'), 'utf8')).toBe(theme);
    expect((await runStudy(['codebook', 'export', file], { cwd })).code).toBe(2);
    expect((await runStudy(['codebook', 'export', file, '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, file))).toEqual(first);
  });

  test('into an empty study, and out again', async () => {
    const cwd = temporaryStudy({});
    await runStudy(['init'], { cwd });
    const from = temporaryStudy(files);
    await runStudy(['codebook', 'export', join(cwd, `t.${format}`)], { cwd: from });
    expect(await runStudy(['codebook', 'import', `t.${format}`], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'codebook/1-freins/peur.md'), 'utf8')).toBe(
      '---\nid: peur\nlabel: La peur\norder: 1\nindicators: [peur]\n---\n\nCe qui retient.\n',
    );
    expect((await runStudy(['check', '--strict'], { cwd })).code).toBe(0);
  });
});

test('a dry run shows the diff and writes nothing', async () => {
  const cwd = temporaryStudy({ ...files, 't.csv': 'code;libellé;indices\npeur;Les peurs;peur\n;Le temps;horloge\n' });
  const { stdout, code } = await runStudy(['codebook', 'import', 't.csv', '--dry-run'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('+ Le temps (le-temps)');
  expect(stdout).toMatch(/3 - label: La peur\n +3 \+ label: Les peurs\n/);
  expect(stdout).toContain('would write codebook/1-freins/le-temps.md');
  expect(readFileSync(join(cwd, 'codebook/1-freins/peur.md'), 'utf8')).toBe(theme);
  expect(existsSync(join(cwd, 'codebook/1-freins/le-temps.md'))).toBe(false);
});

test('CRLF and a BOM stay', async () => {
  const cwd = temporaryStudy({ ...files, 't.csv': 'code;definition\npeur;"Une\nautre."\n' });
  const path = join(cwd, 'codebook/1-freins/peur.md');
  writeFileSync(path, `\ufeff${theme.replace(/\n/g, '\r\n')}`);
  expect((await runStudy(['codebook', 'import', 't.csv'], { cwd })).code).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(
    `\ufeff${theme.replace('Ce qui retient.', 'Une\nautre.').replace(/\n/g, '\r\n')}`,
  );
});

test('a row with an error takes nothing over, and says where', async () => {
  const cwd = temporaryStudy({ ...files, 't.csv': 'code;libellé\npeur;Autre\nPas bon;x\n' });
  const { stdout, code } = await runStudy(['codebook', 'import', 't.csv'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('t.csv:3:1 error Row 3, Code: « Pas bon » is no id');
  expect(readFileSync(join(cwd, 'codebook/1-freins/peur.md'), 'utf8')).toBe(theme);
});

test.each([
  [['codebook', 'export'], 'takes one file'],
  [['codebook', 'export', 'a.pdf'], 'a.pdf is no table that is known. Known: .csv, .xlsx, .docx.'],
  [['codebook', 'import', 'rien.csv'], 'There is no file rien.csv.'],
  [['codebook', 'import', 'faux.docx'], 'faux.docx cannot be read. It is no Office file, or damaged.'],
])('%j is one line and exit 2', async (args, said) => {
  const cwd = temporaryStudy({ ...files, 'faux.docx': 'du texte' });
  const { stderr, code } = await runStudy(args, { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(said);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('a name of an anonymous interview in the codebook is said', async () => {
  const cwd = temporaryStudy({
    ...files,
    'corpus/a.md': '---\ninterviewee: Odile Marchand\n---\n**Q :** Quoi ?\n\n**R :** La peur.\n',
    'codebook/1-freins/peur.md': `${theme}\n## Exemples\n\nOdile Marchand se tait.\n`,
  });
  const { stderr, stdout } = await runStudy(['codebook', 'export', 't.csv'], { cwd });
  expect(stderr).toContain('names people or organisations of anonymous interviews (peur)');
  expect(stdout).not.toContain('Odile');
  expect(readdirSync(cwd)).toContain('t.csv');
});
