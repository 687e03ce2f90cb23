import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const said = 'We lend each other tools, and nobody writes it down any more.';
const translation = 'On se prête les outils, dit Mary Hill, et plus personne ne le note.';

const files = {
  'study.yaml': 'language: fr\nattribution: "({organisation})"\ncoders: { report: [ana] }\n',
  'corpus/quay.md': `---\nlanguage: en\nconsent: anonymous\npseudonym: E12\norganisation: Quay Works\ninterviewee: Mary Hill\n---\n\n**R:** ${said}\n`,
  'corpus/quay.ana.yaml': `codings:\n  - quote: |\n      ${said}\n    codes: [entraide]\n`,
  'corpus/quay.bob.yaml': `codings:\n  - quote: |\n      ${said}\n    translation: ${translation}\n    codes: []\n    memo: traduit\n`,
  'codebook/vie/entraide.md': '---\nlabel: Entraide\n---\n',
  'reports/r.md': '## Entraide\n\n::verbatims{code=entraide}\n',
};

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the translation of a quote, whoever wrote it', () => {
  const folder = temporaryStudy(files);
  const output = (name: string) => plain(readFileSync(join(folder, 'reports/out', name), 'utf8'));

  it('stands below it in the report, names masked', async () => {
    const { code } = await runStudy(['report'], { cwd: folder });
    expect(code).toBe(0);
    const shown = 'On se prête les outils, dit [E12], et plus personne ne le note.';
    expect(output('r.md')).toContain(`> ${said}\n>\n> *[traduction : ${shown}]* (E12)`);
    expect(output('r.html')).toContain(`<p><em>[traduction : ${shown}]</em></p>`);
    expect(JSON.parse(output('r.manifest.json')).verbatims).toMatchObject([{ text: said, translation: shown }]);
  });

  it('and in the list of verbatims', async () => {
    const printed = await runStudy(['verbatims', 'entraide'], { cwd: folder });
    expect(plain(printed.stdout)).toContain(`${said}\n[traduction : On se prête les outils, dit [E12]`);
    const { stdout } = await runStudy(['verbatims', 'entraide', '--json'], { cwd: folder });
    expect(JSON.parse(stdout).verbatims[0].translation).not.toContain('Mary');
  });

  it('gives way to one written in the template', async () => {
    const own = temporaryStudy({
      ...files,
      'reports/r.md': `## Entraide\n\n::verbatim{source=E12 quote="${said}" translation="On se prête tout."}\n`,
    });
    await runStudy(['report'], { cwd: own });
    expect(plain(readFileSync(join(own, 'reports/out/r.md'), 'utf8'))).toContain('*[traduction : On se prête tout.]*');
  });
});

describe('the author’s own prose may quote it', () => {
  const check = async (body: string) => {
    const folder = temporaryStudy({ ...files, 'reports/r.md': `# R\n\n${body}\n` });
    const { stdout } = await runStudy(['check', 'reports/r.md', '--json'], { cwd: folder });
    return JSON.parse(stdout).problems as { rule: string; related?: { file: string }; message: string }[];
  };

  it('exactly', async () => {
    expect(await check('« On se prête les outils, […] et plus personne ne le note. »')).toEqual([]);
  });

  it('or not', async () => {
    const [problem] = await check('« et plus personne ici ne le note, on se prête les outils »');
    expect(problem?.rule).toBe('quote-not-found');
    const [near] = await check('« On se prête les outils, dit [E12], et plus personne ne le sait »');
    expect(near?.rule).toBe('misquoted');
    expect(near?.related?.file).toBe('corpus/quay.bob.yaml');
    expect(near?.message).toContain('these are not the words of the translation (corpus/quay.bob.yaml:');
  });
});

it('a translation on one line is read as typed', async () => {
  const folder = temporaryStudy({
    ...files,
    'corpus/quay.bob.yaml': `codings:\n  - quote: ${said}\n    translation: Voici : on se prête tout # vraiment\n    codes: [entraide]\n`,
  });
  await runStudy(['report'], { cwd: folder });
  const { verbatims } = JSON.parse(readFileSync(join(folder, 'reports/out/r.manifest.json'), 'utf8'));
  expect(verbatims[0].translation).toBe('Voici : on se prête tout # vraiment');
});
