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

test('what would leave a new error is refused, and nothing written', async () => {
  const cwd = temporaryStudy({ ...files, 't.csv': 'code;libellé;vagues\npeur;Autre;2099\n' });
  writeFileSync(join(cwd, 'study.yaml'), 'title: Essai\nwaves: [2021, 2024]\n');
  const { stdout, code } = await runStudy(['codebook', 'import', 't.csv'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('2099');
  expect(stdout).toContain('Nothing was taken over');
  const json = await runStudy(['codebook', 'import', 't.csv', '--json'], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({
    ...{ changed: [], added: [], outputs: [] },
    problems: [{ file: 'codebook/1-freins/peur.md', severity: 'error' }],
  });
  expect(readFileSync(join(cwd, 'codebook/1-freins/peur.md'), 'utf8')).toBe(theme);
  expect(existsSync(join(cwd, 'codebook/history.yaml'))).toBe(false);
});

test('an error that was there before stands in no import’s way', async () => {
  const cwd = temporaryStudy({ ...files, 't.csv': 'code;libellé\npeur;Les peurs\n' });
  writeFileSync(join(cwd, 'study.yaml'), 'title: Essai\nlanguage: klingon\n');
  expect((await runStudy(['codebook', 'import', 't.csv'], { cwd })).code).toBe(1);
  expect(readFileSync(join(cwd, 'codebook/1-freins/peur.md'), 'utf8')).toContain('Les peurs');
});

test('an import is recorded, told of each code alone, and undone to the byte', async () => {
  const lines = 'code;libellé;indices\npeur;Les peurs;peur\ntemps;Les temps;\n;Argent;sous\n';
  const cwd = temporaryStudy({
    ...files,
    'codebook/1-freins/temps.md': '---\nid: temps\nlabel: Le temps\n---\n',
    't.csv': lines,
  });
  const signed = ['--reason', 'Atelier du 3 mars', '--coder', 'alice'];
  const { stdout, code } = await runStudy(['codebook', 'import', 't.csv', ...signed], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('3 files of the codebook, and the record in codebook/history.yaml.');
  await runStudy(['codebook', 'rename', 'temps', 'duree', '--reason', 'Plus juste'], { cwd });
  const blamed = async (id: string) => (await runStudy(['codebook', 'blame', id], { cwd })).stdout;
  const entry = 'Table imported: « peur », « temps » changed; « argent » new, by alice\n            Atelier du 3 mars';
  expect(await blamed('peur')).toContain(entry);
  expect(await blamed('peur')).not.toContain('renamed');
  expect(await blamed('argent')).not.toContain('renamed');
  expect(await blamed('duree')).toContain(entry);
  expect((await runStudy(['codebook', 'undo'], { cwd })).code).toBe(0);
  expect((await runStudy(['codebook', 'undo'], { cwd })).stdout).toContain('Undone: Table imported: « peur »');
  expect(readFileSync(join(cwd, 'codebook/1-freins/peur.md'), 'utf8')).toBe(theme);
  expect(readdirSync(join(cwd, 'codebook/1-freins')).sort()).toEqual(['peur.md', 'temps.md']);
  expect((await runStudy(['check'], { cwd })).code).toBe(0);
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
