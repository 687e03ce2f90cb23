import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { StudyCopy } from '../study-copy.ts';

const env = { SOURCE_DATE_EPOCH: '1720000000' }; // 3 July 2024

const files = {
  'study.yaml': 'title: Ateliers\nattribution: "([{role}, ]{organisation})"\nwaves: ["2021", "2024"]\ndesign: panel\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n',
  'corpus/2021/tilleuls.md': [
    '---',
    '# le premier',
    'organisation: Cabinet des Tilleuls   # confidentiel',
    'interviewee: Odile Marchand',
    'role: gérante',
    'pseudonym: E07',
    'date: 2021-05-02',
    'withdrawn: ["Cela, taisez-le."]',
    '---',
    '',
    '**Q :** Qui vous aide ?',
    '',
    '**R :** 1. Le Cabinet des Tilleuls prête ses machines. Cela, taisez-le.',
    '',
    '**R :** - Même au Moulin du Lys, chez Rose Aubert.',
    '',
  ].join('\n'),
  'corpus/2021/tilleuls.alice.yaml':
    'codings:\n  - quote: Le Cabinet des Tilleuls prête ses machines.\n    codes: [entraide]\n',
  'corpus/2024/tilleuls.md': '---\norganisation: Cabinet des Tilleuls\npseudonym: E07\n---\n\n**R :** Rien de neuf.\n',
  'corpus/2021/lys.md':
    '---\norganisation: Moulin du Lys\ninterviewee: Rose Aubert\npseudonym: E08\n---\n\n**R :** Ici, on se prête tout.\n',
  'corpus/2021/lys.alice.yaml': 'codings:\n  - quote: Ici, on se prête tout.\n    codes: [entraide]\n',
  'reports/synthese.md': '# Synthèse\n\n## Entraide\n\n::verbatims{code=entraide}\n',
};

function planted(more: Readonly<Record<string, string>> = {}): StudyCopy {
  return new StudyCopy(temporaryStudy({ ...files, ...more }));
}

describe('the document', () => {
  test('holds the passages as printed, the whole text, and how the interviewee is named', async () => {
    const study = planted();
    expect((await study.run(['member-check', '2021-tilleuls'])).code).toBe(0);
    const text = study.read('reports/member-check/e07-2021.md').replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain('vous êtes « E07 »');
    expect(text).toContain('> Le [E07] prête ses machines. (gérante, E07)');
    expect(text).toContain('- ☐ Je valide\n- ☐ Je corrige : …');
    expect(text).toContain(
      '**R :** 1. Le Cabinet des Tilleuls prête ses machines. \\[passage retiré à votre demande\\]',
    );
    expect(text).not.toContain('taisez-le');
    expect(study.read('reports/member-check/e07-2021.html')).toContain('Relecture de votre entretien');
  });

  test('shows no name of another interview that is not named, and files are called by pseudonym and wave', async () => {
    const study = planted();
    await study.run(['member-check', '2021-tilleuls', '2024-tilleuls', '2021-lys']);
    const written = study.files('reports/member-check');
    expect([...written.keys()].filter((path) => path.endsWith('.md'))).toEqual([
      'reports/member-check/e07-2021.md',
      'reports/member-check/e07-2024.md',
      'reports/member-check/e08.md',
    ]);
    const of = (name: string) =>
      [...written].filter(([path]) => path.includes(name)).map(([, bytes]) => bytes.toString());
    expect(of('e07').join('')).not.toMatch(/Moulin|Lys|Rose|Aubert/);
    expect(of('e07-2021').join('')).toContain('Même au \\[E08\\], chez \\[E08\\].');
    expect(of('e08').join('')).not.toMatch(/Tilleuls|Odile|Marchand/);
  });

  test('says whether words of a named interview are signed with its name', async () => {
    const study = planted({
      'corpus/2024/rive.md': '---\nconsent: named\npseudonym: E389\n---\n\n**R :** On reste.\n',
      'corpus/2024/scierie.md': '---\nconsent: named\norganisation: Scierie du Gué\n---\n\n**R :** On reste.\n',
    });
    const said = async () => {
      await study.run(['member-check', '2024-rive', '2024-scierie', '--format', 'md', '--force']);
      const written = [...study.files('reports/member-check')].filter(([path]) => path.endsWith('.md'));
      return written.map(
        ([, bytes]) => /^Vo[^\n]*ainsi :.*$/m.exec(bytes.toString().replace(/[\u00a0\u202f]/g, ' '))?.[0],
      );
    };
    const withName = 'Vos propos paraissent sous votre nom, ainsi : (Scierie du Gué)';
    const without =
      'Votre entretien n’est pas anonyme : votre nom peut paraître dans les rapports. Vos propos y sont pourtant signés sans lui, ainsi :';
    expect(await said()).toEqual([`${without} (E389)`, withName]);
    study.change('study.yaml', 'attribution: "([{role}, ]{organisation})"\n', '');
    expect(await said()).toEqual([`${without} (E389)`, expect.stringContaining(without)]);
  });

  test('is in English where the study is', async () => {
    const study = planted({ 'study.yaml': 'language: en\n' });
    await study.run(['member-check', 'lys', '--format', 'md']);
    expect(study.read('reports/member-check/e08.md')).toContain('- ☐ I correct: …');
    expect([...study.files('reports/member-check').keys()]).toHaveLength(2);
  });

  test('prints what waits for approval, since approval is what is asked for', async () => {
    const study = planted({ 'study.yaml': 'require: [validated]\n' });
    await study.run(['member-check', 'lys']);
    expect(study.read('reports/member-check/e08.md')).toContain('> Ici, on se prête tout.');
  });

  test('is written again over what the tool wrote, never over what a person changed', async () => {
    const study = planted();
    await study.run(['member-check', 'lys']);
    study.change('corpus/2021/lys.md', 'Ici', 'Là');
    expect((await study.run(['member-check', 'lys'])).code).toBe(0);
    expect(study.read('reports/member-check/e08.md')).toContain('Là, on se prête tout.');
    study.change('reports/member-check/e08.md', 'Je valide', 'Je valide, merci');
    const refused = await study.run(['member-check', 'lys']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('reports/member-check/e08.md has been changed since it was written');
    expect(study.read('reports/member-check/e08.md')).toContain('merci');
    expect((await study.run(['member-check', 'lys', '--force'])).code).toBe(0);
    expect(study.read('reports/member-check/e08.md')).not.toContain('merci');
  });

  test('is no template, and no part of the study', async () => {
    const study = planted();
    await study.run(['member-check', 'lys']);
    expect((await study.json('report', '--dry-run')).reports).toHaveLength(1);
  });
});

describe('the approval', () => {
  test('writes day, fingerprint and note, and touches nothing else', async () => {
    const study = planted();
    const call = ['member-check', '2021-tilleuls', '--validated', '2024-07-01', '--note', 'par lettre'];
    expect((await study.run(call, env)).code).toBe(0);
    const path = 'corpus/2021/tilleuls.md';
    const fresh = study
      .read(path)
      .split('\n')
      .filter((line) => !files[path].split('\n').includes(line));
    expect(fresh).toEqual([
      expect.stringMatching(/^validated: 2024-07-01 [0-9a-f]{12}$/),
      'validated_note: par lettre',
    ]);
    expect(study.read(path).replace(`${fresh.join('\n')}\n`, '')).toBe(files[path]);
    const { sources } = await study.json('member-check');
    expect(sources[1]).toMatchObject({ source: 'E07', state: 'approved', validated: '2024-07-01', note: 'par lettre' });
  });

  test('is questioned where the text changes, not where its lines are broken otherwise', async () => {
    const study = planted();
    await study.run(['member-check', 'lys', '--validated'], env);
    expect(study.read('corpus/2021/lys.md')).toContain('validated: 2024-07-03 ');
    study.change('corpus/2021/lys.md', 'on se prête', 'on se\nprête');
    const rules = async () => (await study.json('check')).problems.map(({ rule }: { rule: string }) => rule);
    expect(await rules()).not.toContain('validated-changed');
    study.change('corpus/2021/lys.md', 'tout', 'beaucoup');
    expect(await rules()).toContain('validated-changed');
    expect((await study.run(['member-check'])).stdout).toContain('approved on 2024-07-03, changed since');
  });

  test('a word in place of the day is shown as no date, its names masked', async () => {
    const study = planted();
    study.change('corpus/2021/lys.md', 'pseudonym: E08', 'pseudonym: E08\nvalidated: hier');
    study.change('corpus/2024/tilleuls.md', '---\n', '---\ninterviewee: Odile\nvalidated: Odile, par lettre\n');
    expect((await study.run(['member-check'])).stdout).toMatch(
      /^E08.* approved, but « hier » in `validated:` is not a date written YYYY-MM-DD, text not recorded$/m,
    );
    const { sources } = await study.json('member-check');
    expect(sources).toMatchObject([
      { source: 'E08', state: 'approved', validated: null, notDate: 'hier' },
      { source: 'E07', state: 'waiting', validated: null },
      { source: 'E07', state: 'approved', validated: null, notDate: expect.not.stringContaining('Odile') },
    ]);
  });

  test('a day that cannot be, several sources, a note alone are faults of the call', async () => {
    const study = planted();
    const call = async (...args: string[]) => (await study.run(['member-check', ...args], env)).stderr;
    expect(await call('lys', '--validated', '2024-02-30')).toContain('is not a day');
    expect(await call('lys', '--validated', '2024-07-04')).toContain('has not come yet');
    expect(await call('2021-tilleuls', '--validated', '2021-05-01')).toContain('is before the interview');
    expect(await call('corpus/2021', '--validated', '2024-07-01')).toContain('An approval is of one interview');
    expect(await call('lys', '--note', 'oui')).toContain('--note goes with --validated');
  });
});

test('what is not approved is counted, not quoted, and named by check and by the report', async () => {
  const study = planted({
    'study.yaml': 'require: [validated]\nwaves: ["2021", "2024"]\n',
    'reports/synthese.md': '# Synthèse\n\n::methodology\n\n::verbatims{code=entraide}\n\n:count{code=entraide}\n',
  });
  await study.run(['member-check', 'lys', '--validated'], env);
  const { problems } = await study.json('check');
  expect(problems).toContainEqual(
    expect.objectContaining({
      rule: 'not-validated',
      severity: 'info',
      message: expect.stringContaining('2021-tilleuls (1 coded passage)'),
    }),
  );
  await study.run(['report']);
  const text = study.read('reports/out/synthese.md').replace(/[\u00a0\u202f]/g, ' ');
  expect(text).toContain('faute de l’accord de la personne interviewée sur le texte (E07, 2021)');
  expect(text).toContain('> Ici, on se prête tout.');
  expect(text).not.toContain('prête ses machines');
  expect(text).toContain('2 des 2 entretiens');
});

test('line ends and a mark of a Windows editor stay', async () => {
  const folder = temporaryStudy({
    ...files,
    'corpus/2021/lys.md': `\ufeff${files['corpus/2021/lys.md'].replaceAll('\n', '\r\n')}`,
  });
  await runStudy(['member-check', 'lys', '--validated'], { cwd: folder, env });
  const text = readFileSync(join(folder, 'corpus/2021/lys.md'), 'utf8');
  expect(text).toMatch(/^\ufeff---\r\n[\s\S]*\r\nvalidated: 2024-07-03 [0-9a-f]{12}\r\n---\r\n/);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  writeFileSync(join(folder, 'corpus/2021/lys.md'), text.slice(1).replaceAll('\r\n', '\n'));
  const { stdout } = await runStudy(['check', '--json'], { cwd: folder });
  expect(stdout).not.toContain('validated-changed');
});
