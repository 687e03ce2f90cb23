import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { StudyCopy } from '../study-copy.ts';

const names = /élodie|elodie|martin|forge hostier|forge-hostier|rocquebrac/i;

const key = [
  'nom;remplacer par;type;statut',
  'Élodie Martin;Alice Roy;personne;',
  'Élodie;Alice;personne;',
  'Martin;Roy;personne;',
  'Forge Hostier;Aciérie du Lac;organisation;',
  'Rocquebrac;Valmont;lieu;',
  'elodie@forge.example;courriel@exemple.fr;courriel;',
  '06 12 34 56 78;00 00 00 00 00;téléphone;',
  'Martin Luther King;;personne;garder',
  'Paul;;personne;',
  '',
].join('\n');

const files = {
  'study/study.yaml': 'title: Chez Élodie Martin # et les siens\ncoders: { report: [alice] }\n',
  'study/codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider, dit Élodie.\n',
  'study/corpus/2021/elodie-martin.md': [
    '---',
    'organisation: Forge Hostier',
    "interviewee: 'Élodie Martin'",
    'role: gérante de la Forge Hostier',
    'consent: anonymous',
    'speakers: { Élodie: { role: gérante } }',
    'withdrawn: ["Le frère d’Élodie boit."]',
    '---',
    '',
    '**Q :** Élodie Martin, qui vous aide ?',
    '',
    '**Élodie :** Tout vient de la Forge Hostier. À ROCQUEBRAC, on s’aide. Le frère d’Élodie boit.',
    '',
    '**Élodie :** On vient chez **Élodie** Martin, ou chez Élodie, deux fois. On vient chez Élodie, deux fois.',
    '',
    '**Élodie :** Martin Luther King n’est pas d’ici, ni Paul. Écrivez à elodie@forge.example, au 06.12.34.56.78.',
    '',
  ].join('\n'),
  'study/corpus/2021/elodie-martin.alice.yaml': [
    'codings:',
    '  # vu avec Élodie',
    '  - quote: Tout vient de la Forge Hostier. À ROCQUEBRAC, on s’aide.',
    '    codes: [entraide]',
    '  - quote: |',
    '      On vient chez Élodie, deux fois.',
    '    codes: [entraide]',
    '    at: AT',
    "    memo: 'Élodie l''a dit : deux fois'",
    '  - quote: Martin, ou chez Élodie',
    '    codes: [entraide]',
    '    id: k1',
    '',
  ].join('\n'),
  'study/corpus/2021/lys.md': '---\nconsent: named\norganisation: Le Lys\n---\n\n**R :** Élodie nous aide.\n',
  'study/corpus/2021/lys.alice.yaml': 'codings:\n  - { quote: "Élodie nous aide.", codes: [entraide] }\n',
  'study/reports/synthese.md':
    '# Chez Élodie\n\n::verbatim{source=2021-elodie-martin quote="Tout vient de la Forge Hostier."}\n\n:claim[tous]{code=entraide except=2021-elodie-martin}\n',
  'key.csv': key,
};

function planted(more: Readonly<Record<string, string>> = {}): { study: StudyCopy; key: string } {
  const text = files['study/corpus/2021/elodie-martin.md'];
  const at = text.lastIndexOf('On vient chez Élodie') - text.indexOf('---\n\n') - 4;
  const all: Record<string, string> = { ...files, ...more };
  all['study/corpus/2021/elodie-martin.alice.yaml'] = (
    all['study/corpus/2021/elodie-martin.alice.yaml'] as string
  ).replace('AT', String(at));
  const folder = temporaryStudy(all);
  // StudyCopy copies; the key lies beside the copy.
  const study = new StudyCopy(join(folder, 'study'));
  return { study, key: join(folder, 'key.csv') };
}

describe('replacing', () => {
  test('leaves no name in any file, its name, or the JSON', async () => {
    const { study, key: path } = planted();
    const { code, ...document } = await study.json('pseudonymise', '--key', path);
    expect(code).toBe(0);
    expect(JSON.stringify(document)).not.toMatch(names);
    for (const [file, bytes] of study.files()) {
      expect(file).not.toMatch(names);
      expect(bytes.toString().replaceAll('Martin Luther King', ''), file).not.toMatch(names);
    }
  });

  test('says what lies beside the files that nobody has looked through', async () => {
    const { study, key: path } = planted();
    await study.run(['pseudonymise', '--key', path]);
    const left = 'corpus/2021/.study-999999999-0.tmp';
    writeFileSync(join(study.folder, left), 'Élodie Martin');
    expect((await study.run(['pseudonymise', '--key', path])).stdout).toContain(
      `stands in the study.\n${left}: A command`,
    );
    const { problems } = await study.json('check', '--key', path);
    const files = (all: { rule: string; file: string }[]) =>
      all.filter(({ rule }) => rule === 'left-beside').map(({ file }) => file);
    expect(files(problems)).toEqual([left]);
    expect(files((await study.json('check')).problems)).toEqual([]);
  });

  test('changes no count and no problem', async () => {
    const { study, key: path } = planted();
    const rules = ({ problems }: { problems: { rule: string }[] }) => problems.map(({ rule }) => rule).sort();
    const before = await study.json('check');
    await study.run(['pseudonymise', '--key', path]);
    const after = await study.json('check');
    expect(rules(after)).toEqual(rules(before));
    expect(after.summary).toEqual(before.summary);
    expect((await study.json('stats')).codes).toMatchObject([{ code: 'entraide', k: 2, n: 2, segments: 4 }]);
  });

  test('elisions, emphasis, quotes of YAML, labels, comments and places follow', async () => {
    const { study, key: path } = planted();
    await study.run(['pseudonymise', '--key', path]);
    const text = study.read('corpus/2021/alice-roy.md');
    expect(text).toContain("interviewee: 'Alice Roy'");
    expect(text).toContain('role: gérante de l’Aciérie du Lac');
    expect(text).toContain('speakers: { Alice: { role: gérante } }');
    expect(text).toContain('withdrawn: ["Le frère d’Alice boit."]');
    expect(text).toContain('Tout vient de l’Aciérie du Lac. À VALMONT, on s’aide. Le frère d’Alice boit.');
    expect(text).toContain('chez **Alice Roy**, ou chez Alice');
    expect(text).toContain('courriel@exemple.fr, au 00 00 00 00 00');
    expect(text).toMatch(/pseudonym: E\d{3}\n/);
    const codings = study.read('corpus/2021/alice-roy.alice.yaml');
    expect(codings).toContain('  # vu avec Alice\n');
    expect(codings).toContain("memo: 'Alice l''a dit : deux fois'");
    const body = text.slice(text.indexOf('---\n\n') + 4);
    expect(codings).toContain(`at: ${body.lastIndexOf('On vient chez Alice')}\n`);
    expect(study.read('reports/synthese.md')).toBe(
      '# Chez Alice\n\n::verbatim{source=2021-alice-roy quote="Tout vient de l’Aciérie du Lac."}\n\n:claim[tous]{code=entraide except=2021-alice-roy}\n',
    );
    expect(study.read('study.yaml')).toContain('title: Chez Alice Roy # et les siens');
  });

  test('a quote that cuts a name takes the words that stand there now', async () => {
    const { study, key: path } = planted();
    await study.run(['pseudonymise', '--key', path]);
    const codings = study.read('corpus/2021/alice-roy.alice.yaml');
    expect(codings).toMatch(/Alice Roy, ou chez Alice\n/);
    const { problems } = await study.json('check');
    expect(problems.map(({ rule }: { rule: string }) => rule)).not.toContain('drifted');
  });

  test('twice is once', async () => {
    const { study, key: path } = planted();
    await study.run(['pseudonymise', '--key', path]);
    const once = study.files();
    const { replaced, renamed } = await study.json('pseudonymise', '--key', path);
    expect({ replaced, renamed }).toEqual({ replaced: [], renamed: [] });
    expect(study.files()).toEqual(once);
  });

  test('a dry run shows every change with what stands around it, and makes none', async () => {
    const { study, key: path } = planted();
    const before = study.files();
    const { stdout } = await study.run(['pseudonymise', '--key', path, '--dry-run']);
    expect(stdout).toContain('À [ROCQUEBRAC], on s’aide.');
    expect(stdout).toContain('[de la Forge Hostier]'.replace('de ', ''));
    expect(stdout).toContain('corpus/2021/elodie-martin.md → corpus/2021/alice-roy.md');
    expect(study.files()).toEqual(before);
  });

  test('files that would meet keep their names, and are listed', async () => {
    const { study, key: path } = planted({ 'study/corpus/2021/alice-roy.md': '**R :** Rien.\n' });
    const { stdout, code } = await study.run(['pseudonymise', '--key', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('in a file’s name: rename it');
    expect(existsSync(join(study.folder, 'corpus/2021/elodie-martin.md'))).toBe(true);
    expect(study.read('corpus/2021/elodie-martin.md')).toContain("'Alice Roy'");
    expect(
      (await study.json('pseudonymise', '--key', path)).left.every((one: object) => !JSON.stringify(one).match(names)),
    ).toBe(true);
  });

  test('what would break the study is not written', async () => {
    const { study, key: path } = planted({ 'key.csv': 'nom;remplacer par\nÉlodie;"a"": {b"\n' });
    const before = study.files();
    const { code, stderr, stdout } = await study.run(['pseudonymise', '--key', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Row 2');
    expect(stderr).not.toMatch(names);
    expect(study.files()).toEqual(before);
  });

  test('an error that would be made is told with its place, and so are passages that could not follow', async () => {
    const refusal = async (text: string, more: Readonly<Record<string, string>>) => {
      const { study, key: path } = planted({ ...more, 'key.csv': text });
      const before = study.files();
      const { code, stderr } = await study.run(['pseudonymise', '--key', path]);
      expect([code, study.files()]).toEqual([2, before]);
      return stderr;
    };
    expect(
      await refusal('nom;remplacer par\nNamed;Rose\n', {
        'study/corpus/2021/lys.md': '---\norganisation: Le Lys\nconsent: Named\n---\n\n**R :** Élodie nous aide.\n',
      }),
    ).toContain('an error it has not now (wrong-value in corpus/2021/lys.md:3)');
    expect(
      await refusal('nom;remplacer par\nÉlodie Martin;Rose\n', {
        'study/corpus/2021/lys.md': '---\nconsent: named\n---\n\n**R :** Ici Élodie Martin nous aide.\n',
        'study/corpus/2021/lys.alice.yaml':
          'codings:\n  - { quote: "Élodie […] nous aide", codes: [entraide] }\n  - { quote: "Ici […] Martin nous", codes: [entraide] }\n',
      }),
    ).toContain(
      '2 codings could not follow their passage, since a quote in several pieces cuts a name: corpus/2021/lys.alice.yaml:2, corpus/2021/lys.alice.yaml:3. Mend them first.',
    );
  });
});

describe('the key', () => {
  test('is refused in the study, in its repository, and behind a link', async () => {
    const { study, key: path } = planted();
    const say = async (given: string) => {
      const { code, stderr } = await study.run(['pseudonymise', '--key', given, '--propose']);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await say('key.csv')).toContain('lies in the study');
    study.write('corpus/key.csv', readFileSync(path));
    symlinkSync(join(study.folder, 'corpus/key.csv'), join(dirname(path), 'link.csv'));
    expect(await say(join(dirname(path), 'link.csv'))).toContain('lies in the study');
    const repository = temporaryStudy({
      'project/study.yaml': '',
      'project/corpus/a.md': 'Bonjour.\n',
      'project/codebook/README.md': '',
      'key.csv': key,
    });
    mkdirSync(join(repository, '.git'));
    const { stderr } = await runStudy(['pseudonymise', '--key', '../key.csv'], { cwd: join(repository, 'project') });
    expect(stderr).toContain('git repository');
  });

  test.each([
    ['Row 3 writes the name that row 2 replaces', 'nom;remplacer par\nAnne;Lise\nPaul;Anne\n'],
    ['Rows 2 and 3 have the same name', 'nom;remplacer par\nAnne;Lise\nanné;Rose\n'],
    ['needs the headings', 'a;b\nAnne;Lise\n'],
    ['has nothing in « remplacer par »', 'nom;remplacer par\nAnne;\n'],
  ])('%s', async (message, text) => {
    const { study, key: path } = planted({ 'key.csv': text });
    const { code, stderr } = await study.run(['pseudonymise', '--key', path]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/Anne|Lise|Paul/);
  });

  test('is extended with what the study holds; what a person wrote stays', async () => {
    const { study, key: path } = planted({
      'key.csv': 'statut;nom;remplacer par;mes notes\n;Élodie Martin;Alice Roy;à revoir\n',
    });
    const said = await study.run(['pseudonymise', '--key', path, '--propose']);
    expect(said.code).toBe(0);
    expect(said.stdout).not.toMatch(names);
    const rows = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split('\r\n');
    expect(rows[1]).toBe(';Élodie Martin;Alice Roy;à revoir');
    const found = rows.slice(2).map((row) => row.split(';')[1]);
    expect(found).toEqual(
      expect.arrayContaining([
        'Élodie',
        'Forge Hostier',
        'Martin Luther King',
        'elodie@forge.example',
        '06.12.34.56.78',
      ]),
    );
    expect(rows.slice(2, -1).every((row) => row.startsWith('proposé;'))).toBe(true);
    await study.run(['pseudonymise', '--key', path, '--propose']);
    expect(
      readFileSync(path, 'utf8')
        .replace(/^\ufeff/, '')
        .split('\r\n'),
    ).toEqual(rows);
  });

  test('is started in the language of the study', async () => {
    const { study, key: path } = planted({ 'study/study.yaml': 'language: en\n' });
    await study.run(['pseudonymise', '--key', `${path}x.csv`, '--propose']);
    expect(readFileSync(`${path}x.csv`, 'utf8')).toContain('name;replace by;kind;status;occurrences;context');
  });
});

describe('check', () => {
  const reappearing = async (study: StudyCopy, ...args: string[]) =>
    (await study.json('check', ...args)).problems.filter(({ rule }: { rule: string }) => rule === 'name-reappears');

  test('warns where a name of the key comes back, and says the pseudonym', async () => {
    const { study, key: path } = planted();
    await study.run(['pseudonymise', '--key', path]);
    expect(await reappearing(study, '--key', path)).toEqual([]);
    study.write('corpus/2021/rose.md', '---\nconsent: named\n---\n\n**R :** Comme à Rocquebrac. Je marche.\n');
    const [problem, ...more] = await reappearing(study, '--key', path);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ file: 'corpus/2021/rose.md', line: 5, column: 17, severity: 'warning' });
    expect(problem.message).toContain('« Valmont »');
    expect(problem.message).not.toMatch(names);
  });

  test('warns where a name was typed in lower case, which is left to a person', async () => {
    const { study, key: path } = planted();
    study.write('corpus/2021/rose.md', '---\nconsent: named\n---\n\n**R :** comme à rocquebrac, je marche.\n');
    const { left } = await study.json('pseudonymise', '--key', path);
    expect(left).toContainEqual(expect.objectContaining({ reason: 'name-in-lower-case', pseudonym: 'Valmont' }));
    expect(await reappearing(study, '--key', path)).toMatchObject([{ file: 'corpus/2021/rose.md', line: 5 }]);
  });

  test('knows the key from study.yaml, where it is there, and refuses it in the study', async () => {
    const { study, key: path } = planted();
    study.write('study.yaml', `pseudonymisation_key: ${path}\n`);
    expect((await reappearing(study)).length).toBeGreaterThan(5);
    study.write('study.yaml', 'pseudonymisation_key: ../nowhere/key.csv\n');
    const away = await study.json('check');
    expect(away.problems).toContainEqual(
      expect.objectContaining({ rule: 'key-away', severity: 'info', file: 'study.yaml', line: 1 }),
    );
    writeFileSync(join(study.folder, 'key.csv'), key);
    study.write('study.yaml', 'pseudonymisation_key: key.csv\n');
    const inside = await study.json('check');
    expect(inside.code).toBe(1);
    expect(inside.problems).toContainEqual(expect.objectContaining({ rule: 'key-place', severity: 'error' }));
  });
});
