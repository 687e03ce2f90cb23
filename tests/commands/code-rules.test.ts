import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const answer = (text: string) => `**Q :** Et le prêt ?\n\n**R :** ${text}\n\n**R :** Le soir, on ferme.\n`;
const files = {
  'study.yaml': 'interviewers: [Q]\n',
  'codebook/1-vie/entraide.md':
    '---\nid: entraide\nlabel: Entraide\nindicators: [prêt*, -prêt bancaire]\n---\n\nS’aider.\n',
  'codebook/1-vie/argent.md':
    '---\nid: argent\nlabel: Argent\nindicators: [banque, "[prêt, banque]~2"]\n---\n\nCompter.\n',
  'corpus/a.md': answer('On se prête la scie, et la banque ferme.'),
  'corpus/a.alice.yaml': 'codings:\n  - quote: On se prête la scie\n    codes: [entraide]\n',
  'corpus/b.md': answer('Je prête mes outils : la remorque, la scie.'),
  'corpus/c.md': `---\nconsent: none\n---\n${answer('Le secret de la banque.')}`,
  'corpus/d.md': `---\ncounted: false\n---\n${answer('Nous prêtons des salles.')}`,
};

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('study code --rules', () => {
  test('writes suggestions for what nobody has read to the end, and the same bytes again', async () => {
    const cwd = temporaryStudy(files);
    const dry = await runStudy(['code', '--rules', '--dry-run'], { cwd });
    expect(dry.stdout).toContain('would write corpus/b.rules.yaml');
    expect(existsSync(join(cwd, 'corpus/b.rules.yaml'))).toBe(false);
    const { stdout, stderr, code } = await runStudy(['code', '--rules'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toMatch(/secret|remorque/);
    const written = read(cwd, 'corpus/b.rules.yaml');
    expect(written).toContain('    quote: |\n      Je prête mes outils : la remorque, la scie.\n'.slice(4));
    expect(written).toContain('codes: [entraide]');
    expect(written).toContain('«\u00a0prête\u00a0» (prêt*)');
    expect(read(cwd, 'corpus/c.rules.yaml')).toContain('Le secret de la banque.');
    for (const name of ['a', 'd']) expect(existsSync(join(cwd, `corpus/${name}.rules.yaml`))).toBe(false);
    const again = await runStudy(['code', '--rules', '--json'], { cwd });
    expect(
      JSON.parse(again.stdout).sources.map(({ added, kept }: { added: number; kept: number }) => [added, kept]),
    ).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(read(cwd, 'corpus/b.rules.yaml')).toBe(written);
    expect((await runStudy(['check'], { cwd })).code).toBe(0);
  });

  test('names select sources, and every code of theirs', async () => {
    const cwd = temporaryStudy(files);
    await runStudy(['code', '--rules', 'a', 'corpus/d.md'], { cwd });
    expect(read(cwd, 'corpus/a.rules.yaml')).toMatch(/codes: \[argent\]/);
    expect(read(cwd, 'corpus/a.rules.yaml')).not.toMatch(/entraide/);
    expect(existsSync(join(cwd, 'corpus/d.rules.yaml'))).toBe(true);
    expect(existsSync(join(cwd, 'corpus/b.rules.yaml'))).toBe(false);
    expect(await runStudy(['code', '--rules', 'nobody'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  });

  test('says so where nothing is left, and where there are no indicators', async () => {
    const { 'corpus/b.md': _, 'corpus/c.md': __, ...readAll } = files;
    const cwd = temporaryStudy(readAll);
    expect((await runStudy(['code', '--rules'], { cwd })).stdout).toMatch(/^No source is left/);
    writeFileSync(join(cwd, 'codebook/1-vie/entraide.md'), '---\nlabel: Entraide\n---\nS’aider.\n');
    writeFileSync(join(cwd, 'codebook/1-vie/argent.md'), '---\nlabel: Argent\n---\nCompter.\n');
    expect((await runStudy(['code', '--rules'], { cwd })).stdout).toMatch(/^The codebook has no indicators/);
  });

  test('what was rejected is never suggested again, and what is no longer found goes', async () => {
    const cwd = temporaryStudy(files);
    await runStudy(['code', '--rules'], { cwd });
    const rejected = read(cwd, 'corpus/b.rules.yaml').replace('status: suggested', 'status: rejected');
    writeFileSync(join(cwd, 'corpus/b.rules.yaml'), rejected);
    writeFileSync(
      join(cwd, 'codebook/1-vie/argent.md'),
      '---\nid: argent\nlabel: Argent\nindicators: [caisse]\n---\n\nCompter.\n',
    );
    const { stdout } = await runStudy(['code', '--rules', '--json'], { cwd });
    const { sources } = JSON.parse(stdout);
    expect(sources.map(({ added, dropped, decided }: Record<string, number>) => [added, dropped, decided])).toEqual([
      [0, 0, 1],
      [0, 1, 0],
    ]);
    expect(read(cwd, 'corpus/b.rules.yaml')).toBe(rejected);
    expect(read(cwd, 'corpus/c.rules.yaml')).not.toContain('secret');
  });

  test('a file that cannot be read stops its source only', async () => {
    const cwd = temporaryStudy({ ...files, 'corpus/b.rules.yaml': 'codings: [\n' });
    const { code, stderr } = await runStudy(['code', '--rules'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/E\d+: a file of its codings cannot be read, so nothing was suggested for it/);
    expect(read(cwd, 'corpus/b.rules.yaml')).toBe('codings: [\n');
    expect(existsSync(join(cwd, 'corpus/c.rules.yaml'))).toBe(true);
  });

  test('a codebook that cannot be read changes no suggestion', async () => {
    const cwd = temporaryStudy(files);
    await runStudy(['code', '--rules'], { cwd });
    const before = read(cwd, 'corpus/b.rules.yaml');
    writeFileSync(join(cwd, 'codebook/1-vie/entraide.md'), '---\nindicators: [a\n---\n');
    const { code, stderr } = await runStudy(['code', '--rules'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('no suggestion was changed');
    expect(read(cwd, 'corpus/b.rules.yaml')).toBe(before);
  });

  test.each(['suggested', 'accepted', 'rejected'])('%s ones change no byte of a report', async (status) => {
    const cwd = temporaryStudy({
      ...files,
      'corpus/b.alice.yaml': 'codings: []\n',
      'reports/r.md':
        '# R\n\n:count{code=entraide}\n\n::frequencies\n\n::colophon\n\n::theme{code=entraide}\n\n::theme{code=argent}\n',
    });
    const outputs = ['md', 'html', 'manifest.json'].map((format) => `reports/out/r.${format}`);
    await runStudy(['report'], { cwd });
    const before = outputs.map((path) => read(cwd, path));
    await runStudy(['code', '--rules', 'a', 'b', 'c'], { cwd });
    for (const name of ['a', 'b', 'c']) {
      const path = `corpus/${name}.rules.yaml`;
      writeFileSync(join(cwd, path), read(cwd, path).replaceAll('status: suggested', `status: ${status}`));
    }
    await runStudy(['report'], { cwd });
    expect(outputs.map((path) => read(cwd, path))).toEqual(before);
  });
});

describe('study code --explain', () => {
  test('says how often an indicator fires and is right, with a passage that misled it', async () => {
    const cwd = temporaryStudy({
      ...files,
      'corpus/b.alice.yaml': 'codings:\n  - quote: Le soir, on ferme.\n    codes: [entraide]\n',
      'corpus/c.alice.yaml': 'codings: []\n',
    });
    const { stdout, code } = await runStudy(['code', '--explain', '--json'], { cwd });
    expect(code).toBe(0);
    expect(stdout).not.toContain('secret');
    const { indicators, codes } = JSON.parse(stdout);
    const of = (name: string) => indicators.find(({ indicator }: { indicator: string }) => indicator === name);
    expect(of('prêt*')).toMatchObject({ passages: 2, cases: 2, judged: 2, right: 1, share: 0.5 });
    expect(of('prêt*').wrong).toMatchObject([{ text: 'Je prête mes outils : la remorque, la scie.' }]);
    expect(of('banque')).toMatchObject({ passages: 2, judged: 2, right: 0, wrong: [{ text: /On se prête/ }] });
    expect(of('[prêt, banque]~2')).toMatchObject({ share: null, reason: 'never-fires' });
    expect(codes).toMatchObject([{ code: 'entraide', passages: 2, found: 1, missed: 1 }]);
    const printed = (await runStudy(['code', '--explain'], { cwd })).stdout;
    expect(printed).toMatch(/banque +argent +2 +2 +2 +0\/2/);
    expect(printed).toContain('À tort\u00a0:');
  });

  test('an indicator that is silenced wherever it stands is not one that stands nowhere', async () => {
    const cwd = temporaryStudy({
      'codebook/1-vie/argent.md':
        '---\nlabel: Argent\nindicators: [banque, caisse, chèque, -banque du sang, -caisse à outils]\n---\n',
      'corpus/a.md': '**R :** Je donne à la banque du sang. La caisse est vide.\n\n**R :** La banque du sang, oui.\n',
    });
    const { indicators } = JSON.parse((await runStudy(['code', '--explain', '--json'], { cwd })).stdout);
    const silenced = Object.fromEntries(indicators.map((one: { indicator: string }) => [one.indicator, one]));
    expect(silenced.banque).toMatchObject({ passages: 0, silenced: { passages: 2, by: ['-banque du sang'] } });
    expect(silenced.caisse).toMatchObject({ passages: 0, silenced: { passages: 1, by: ['-banque du sang'] } });
    expect(silenced.chèque).toMatchObject({ passages: 0, silenced: { passages: 0, by: [] } });
    const { stdout } = await runStudy(['code', '--explain'], { cwd });
    expect(stdout).toContain(
      [
        '2 indicators silenced by another of the same code wherever the words stand:',
        '  banque (argent): in 2 passages, silenced by -banque du sang',
        '  caisse (argent): in 1 passage, silenced by -banque du sang',
        '',
        '1 indicator in no passage: chèque (argent).',
        '',
        '1 exclusion that silences nothing: -caisse à outils (argent).',
      ].join('\n'),
    );
  });

  test('every indicator counted is told: exclusions that silence nothing, too', async () => {
    const cwd = temporaryStudy({
      'codebook/1-vie/argent.md': '---\nlabel: Argent\nindicators: [banque, caisse, -jamais, -nulle part]\n---\n',
      'corpus/a.md': '**R :** Je vais à la banque.\n\n**R :** Jamais je ne dis cela.\n',
    });
    const { stdout } = await runStudy(['code', '--explain'], { cwd });
    expect(stdout).toContain('4 indicators, 2 passages');
    expect(stdout).toContain('1 indicator in no passage: caisse (argent).\n');
    expect(stdout).toContain('2 exclusions that silence nothing: -jamais (argent), -nulle part (argent).\n');
  });
});
