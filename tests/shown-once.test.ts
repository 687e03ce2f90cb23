import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from './cli.ts';

const answer = 'On se prête les machines sans compter. Personne ne tient de registre.';
const theme = (id: string, label: string) => `---\nid: ${id}\nlabel: ${label}\n---\nUne définition.\n`;
const coding = (codes: string, against = '') =>
  `codings:\n  - quote: |\n      On se prête les machines sans compter.\n    codes: [${codes}]\n${against === '' ? '' : `    against: [${against}]\n`}`;

const files = {
  'study.yaml': 'attribution: "({organisation})"\nunit: { one: atelier, many: ateliers }\n',
  'codebook/1-vie/entraide.md': theme('entraide', 'Entraide'),
  'codebook/1-vie/confiance.md': theme('confiance', 'Confiance'),
  'corpus/forge.md': `---\nconsent: named\norganisation: La Forge\n---\n\n**R :** ${answer}\n`,
  'corpus/forge.alice.yaml': coding('entraide'),
};

async function sections(folder: string) {
  const { stdout } = await runStudy(['report', '--new', '--json'], { cwd: folder });
  return JSON.parse(stdout).new[0].sections as { code: string; lines: string[] }[];
}

test.each([
  ['a second code', coding('entraide, confiance'), 'confiance', 'Voir aussi « Entraide » (La Forge).'],
  ['a theme it contradicts', coding('entraide', 'confiance'), 'confiance', 'À rebours, voir « Entraide » (La Forge).'],
])(
  '%s given to a passage the template shows is new, and refers to it once pasted',
  async (_, codings, code, sentence) => {
    const folder = temporaryStudy(files);
    await runStudy(['report', '--eject'], { cwd: folder });
    expect(await sections(folder)).toEqual([]);
    writeFileSync(join(folder, 'corpus/forge.alice.yaml'), codings);
    const [section] = await sections(folder);
    expect(section?.code).toBe(code);
    const template = join(folder, 'reports/report.md');
    const pasted = readFileSync(template, 'utf8').replace('### Confiance\n', `### Confiance\n\n${section?.lines[0]}\n`);
    writeFileSync(template, pasted);
    expect(await sections(folder)).toEqual([]);
    expect((await runStudy(['report'], { cwd: folder })).code).toBe(0);
    const report = readFileSync(join(folder, 'reports/out/report.md'), 'utf8').replace(/\u00a0/g, ' ');
    expect(report).toContain(sentence);
    expect(report.match(/On se prête les machines/g)).toHaveLength(1);
  },
);

test('the two interviews of an anonymous case are told apart', async () => {
  const folder = temporaryStudy({
    ...files,
    'study.yaml': 'design: panel\n',
    'corpus/2021/forge.md': `**R :** ${answer}\n`,
    'corpus/2024/forge.md': `**R :** ${answer}\n`,
    'corpus/2021/forge.alice.yaml': coding('entraide'),
  });
  await runStudy(['report', '--eject'], { cwd: folder });
  writeFileSync(join(folder, 'corpus/2024/forge.alice.yaml'), coding('entraide'));
  expect((await sections(folder))[0]?.lines[0]).toContain('source=2024-forge');
});

test('nobody is quoted under a theme whose count leaves the interview out', async () => {
  const folder = temporaryStudy({
    ...files,
    'corpus/quai.md': '---\nconsent: named\norganisation: Le Quai\n---\n\n**R :** On se dépanne le dimanche.\n',
    'corpus/quai.alice.yaml':
      'status: partial\ncodings:\n  - quote: On se dépanne le dimanche.\n    codes: [entraide]\n',
  });
  await runStudy(['report'], { cwd: folder });
  const report = readFileSync(join(folder, 'reports/out/report.md'), 'utf8');
  expect(report).toContain('> On se prête les machines sans compter. (La Forge)');
  expect(report).not.toContain('On se dépanne');
});

test('a search neither finds nor counts nor shows what was taken back', async () => {
  const withdrawn = files['corpus/forge.md'].replace('consent', 'withdrawn: [Personne ne tient de registre.]\nconsent');
  const folder = temporaryStudy({ ...files, 'corpus/forge.md': withdrawn });
  const search = async (word: string) =>
    JSON.parse((await runStudy(['search', word, '--json'], { cwd: folder })).stdout);
  expect(await search('registre')).toMatchObject({ hits: [], withheld: 0 });
  const { hits } = await search('compter');
  expect(hits).toMatchObject([{ hit: 'compter' }]);
  expect(JSON.stringify(hits)).not.toContain('registre');
});

test.each(['../dehors', 'sous/rapport', '.cache', '_brouillon'])('a template is not ejected as %s', async (name) => {
  const folder = temporaryStudy(files);
  const { code, stderr } = await runStudy(['report', '--eject', name], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringContaining('no name of a template')]);
  expect(existsSync(join(folder, '..', 'dehors.md'))).toBe(false);
});

test('an output takes the place of a link, and never leaves the study through one', async () => {
  const outside = temporaryStudy({ 'precious.md': 'rare' });
  const folder = temporaryStudy(files);
  mkdirSync(join(folder, 'reports/out'), { recursive: true });
  symlinkSync(join(outside, 'precious.md'), join(folder, 'reports/out/report.md'));
  expect((await runStudy(['report'], { cwd: folder })).code).toBe(0);
  expect(readFileSync(join(outside, 'precious.md'), 'utf8')).toBe('rare');
  expect(readFileSync(join(folder, 'reports/out/report.md'), 'utf8')).toContain('Entraide');
  const other = temporaryStudy(files);
  mkdirSync(join(other, 'reports'));
  symlinkSync(outside, join(other, 'reports/out'));
  const { code, stderr } = await runStudy(['report'], { cwd: other });
  expect([code, stderr]).toEqual([2, expect.stringContaining('leads outside')]);
  expect(existsSync(join(outside, 'report.md'))).toBe(false);
});
