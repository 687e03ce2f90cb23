import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { runHere } from '../run-here.ts';

const files = {
  'study.yaml': 'waves: ["2024"]\nconsent: named\ncoders: { report: [zoe] }\nidentifying: [nom]\n',
  'codebook/1-vie/don.md': '---\nid: don\nlabel: Don\nindicators: [prêter]\n---\nDonner.\n',
  'codebook/1-vie/temps.md': '---\nid: temps\nlabel: Temps\n---\nLe temps.\n',
  'corpus/2024/ana.md': '**R :** Ici, on se prête tout.\n',
  'corpus/2024/ana.zoe.yaml': 'codings:\n  - quote: Ici, on se prête tout.\n    codes: [don]\n',
  'corpus/2024/reponses.yaml': '# Question ouverte\nid: numero\ntext: reponse\n',
  'corpus/2024/reponses.csv':
    'numero;reponse;age;nom\n1;On se prête du temps.;31;\n2;"On prête « ses ""outils"" ; et Lise Aubert\nprête sa cour. ";45;Lise Aubert\n3;Rien.;28;\n',
};
const coded = `# lu en mai
codings:
  # la première
  - row: 1
    quote: On se prête du temps.
    codes: [don]   # et temps ?
  - row: 3
    quote: Rien.
    codes: [temps]
`;

const inStudy = (more: Readonly<Record<string, string>> = {}) => {
  const folder = temporaryStudy({ ...files, ...more });
  return {
    folder,
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    async run(...args: string[]) {
      const { stdout, stderr, code } = await runHere(args, folder);
      if (code === 2) throw new Error(stderr);
      return stdout;
    },
  };
};
const table = 'corpus/2024/reponses';

test('from outside: rows are interviews to check, stats, verbatims and search', async () => {
  const cwd = temporaryStudy({ ...files, [`${table}.zoe.yaml`]: coded });
  const run = async (...args: string[]) => (await runStudy(args, { cwd })).stdout;
  expect(await run('check')).toBe('4 sources, 4 cases, 2 codes, 3 codings: 0 errors, 0 warnings.\n');
  const { codes } = JSON.parse(await run('stats', '--json', '--where', 'age=31'));
  expect(codes.map(({ code, k, n }: { code: string; k: number; n: number }) => [code, k, n])).toEqual([
    ['don', 1, 1],
    ['temps', 0, 1],
  ]);
  expect(
    JSON.parse(await run('verbatims', 'don', '--json'))
      .verbatims.map(({ source }: { source: string }) => source)
      .sort(),
  ).toEqual(['2024-ana', '2024-reponses-1']);
  expect(await run('search', 'outils')).toContain('2024-reponses-2');
});

describe('coding by hand', () => {
  test('goes at the end of the file all rows share; every other byte stays', async () => {
    const { run, read } = inStudy({ [`${table}.zoe.yaml`]: coded });
    await run('code', '2024-reponses-2', '--quote', 'ses "outils"', '--codes', 'don', '--coder', 'zoe');
    const text = read(`${table}.zoe.yaml`);
    expect(text.startsWith(coded)).toBe(true);
    expect(text.slice(coded.length)).toMatch(
      /^ {2}- row: 2\n {4}quote: \|\n {6}ses "outils"\n {4}codes: \[don\]\n {4}at: 11\n/,
    );
  });

  test('beside the other passages of its row, in a list that is empty, and in a file that is not there', async () => {
    const { run, read } = inStudy({
      [`${table}.zoe.yaml`]: coded,
      [`${table}.bob.yaml`]: 'rows: all\ncodings: [] # rien\n',
    });
    await run('code', '2024-reponses-1', '--quote', 'du temps', '--codes', 'temps', '--coder', 'zoe');
    expect(read(`${table}.zoe.yaml`).match(/row: \d/g)).toEqual(['row: 1', 'row: 1', 'row: 3']);
    await run('code', '2024-reponses-3', '--quote', 'Rien.', '--codes', 'don', '--coder', 'bob');
    expect(read(`${table}.bob.yaml`)).toMatch(/\ncodings: # rien\n {2}- row: 3\n/);
    await run('code', '2024-reponses-3', '--quote', 'Rien.', '--codes', 'don', '--coder', 'eve');
    expect(read(`${table}.eve.yaml`)).toMatch(/^status: partial\ncodings:\n {2}- row: 3\n/);
    expect(await run('check')).toContain(': 0 errors, 0 warnings.');
  });
});

describe('machines', () => {
  test('suggest for all rows in one file; again changes nothing; without indicators the list is empty', async () => {
    const { run, read, folder } = inStudy();
    await run('code', '--rules');
    const text = read(`${table}.rules.yaml`);
    expect(text.match(/^ {2}- row: \d$/gm)).toEqual(['  - row: 1', '  - row: 2']);
    expect(text.match(/^codings:/gm)).toHaveLength(1);
    await run('code', '--rules');
    expect(read(`${table}.rules.yaml`)).toBe(text);
    writeFileSync(join(folder, 'codebook/1-vie/don.md'), '---\nid: don\nlabel: Don\n---\nDonner.\n');
    await run('code', '--rules');
    expect(read(`${table}.rules.yaml`)).toMatch(/\ncodings: \[\]\n$/);
    writeFileSync(join(folder, 'codebook/1-vie/don.md'), files['codebook/1-vie/don.md']);
    await run('code', '--rules');
    expect(read(`${table}.rules.yaml`)).toBe(text);
  });

  test('what is accepted goes into the person’s file, row by row', async () => {
    const { run, read } = inStudy();
    await run('code', '--rules');
    const rules = read(`${table}.rules.yaml`);
    const withConfidence = rules.replaceAll('    because:', '    confidence: 0.9\n    because:');
    const { run: review, read: after } = inStudy({ [`${table}.rules.yaml`]: withConfidence });
    await review('review', '--coder', 'zoe', '--accept', '0.5');
    expect(after(`${table}.zoe.yaml`).match(/^ {2}- row: \d$/gm)).toEqual(['  - row: 1', '  - row: 2']);
    expect(after(`${table}.rules.yaml`).match(/status: accepted/g)).toHaveLength(2);
    expect(await review('check')).toContain(': 0 errors, 0 warnings.');
  });
});

describe('a file that is complete and does not say of which rows', () => {
  const rows = Array.from({ length: 7 }, (_, i) => `${i + 1};On prête ses outils ${i}.;\n`);
  const entries = (...ids: number[]) =>
    `codings:\n${ids.map((id) => `  - row: ${id}\n    quote: On prête\n    codes: [don]\n`).join('')}`;
  const of = (text: string, coder = 'zoe') =>
    inStudy({ [`${table}.csv`]: `numero;reponse;age\n${rows.join('')}`, [`${table}.${coder}.yaml`]: text });

  test('is told where it codes fewer than half of them, until it says', async () => {
    const told = await of(entries(2, 5)).run('check');
    expect(told).toContain(`${table}.zoe.yaml:1:1 warning zoe has coded 2 of the 7 rows`);
    expect(told).toContain('`rows: [2, 5]`');
    expect(await of('codings: []\n').run('check')).toContain('zoe has coded none of the 7 rows');
    for (const text of [
      ...[entries(1, 2, 3, 4), `rows: all\n${entries(2)}`, `rows: [2, 3]\n${entries(2)}`],
      `status: partial\n${entries(2)}`,
    ])
      expect(await of(text).run('check'), text).not.toContain('few-rows-coded');
    expect(await of(entries(2), 'rules').run('check')).not.toContain('few-rows-coded');
  });

  test('`rows: all` counts them all, and names no row', async () => {
    const { run } = of(`rows: all\n${entries(2)}`);
    expect(JSON.parse(await run('stats', '--json')).codes[0]).toMatchObject({ code: 'don', k: 2, n: 8 });
    expect(await run('check')).not.toContain('zoe.yaml');
  });

  test('is named where machines find no row left', async () => {
    const said = `${table}.zoe.yaml says that all rows were read, since it does not list them`;
    expect(await of(entries(2)).run('code', '--rules')).toContain(said);
    expect(await of(entries(2)).run('code', '--rules', '--wave', '2024')).toContain(said);
    expect(await of(`rows: all\n${entries(2)}`).run('code', '--rules')).toContain('read to the end. Name');
  });
});

test('a second person who begins in one row takes no other row from the first', async () => {
  const { run } = inStudy({
    'study.yaml': files['study.yaml'].replace('coders: { report: [zoe] }\n', ''),
    [`${table}.zoe.yaml`]: coded,
  });
  const counted = async () => JSON.parse(await run('stats', '--json', '--where', 'age=31')).codes[0];
  const before = await counted();
  expect(before).toMatchObject({ code: 'don', k: 1, n: 1 });
  await run('code', '2024-reponses-3', '--quote', 'Rien', '--codes', 'don', '--coder', 'tom');
  expect(await counted()).toEqual(before);
  expect(await run('check')).not.toContain('row 1');
});

test('reconcile takes over what two coders gave alike, and lists the rows that are settled', async () => {
  const same = coded.replace('# lu en mai\n', '');
  const { run, read } = inStudy({ [`${table}.zoe.yaml`]: same, [`${table}.bob.yaml`]: same });
  await run('reconcile', 'zoe', 'bob');
  const text = read(`${table}.consensus.yaml`);
  expect(text).toMatch(/^rows: \[1, 2, 3\]$/m);
  expect(text.match(/^ {2}- row: \d$/gm)).toEqual(['  - row: 1', '  - row: 3']);
  expect(
    JSON.parse(await run('agree', 'zoe', 'bob', '--json')).codes.map(
      ({ code, percent }: { code: string; percent: number }) => [code, percent],
    ),
  ).toEqual([
    ['don', 1],
    ['temps', 1],
  ]);
});

test('check --fix notes places and takes over drifted words, row by row', async () => {
  const drifted =
    'codings:\n  - row: 2 # ici\n    quote: On prête ses « outils » et Lise Aubert prête sa cour\n    codes: [don]\n    at: 0\n  - row: 1\n    quote: du temps\n    codes: [don]\n    at: 3\n';
  const { run, read } = inStudy({ [`${table}.zoe.yaml`]: drifted });
  await run('check', '--fix');
  expect(read(`${table}.zoe.yaml`)).toContain('  - row: 2 # ici\n');
  expect(read(`${table}.zoe.yaml`)).toContain('    at: 12\n');
});

test('a code that is renamed is renamed in every row, and in the keys of the table', async () => {
  const keys = `${files['corpus/2024/reponses.yaml']}not_asked: [temps]\n`;
  const { run, read } = inStudy({ [`${table}.zoe.yaml`]: coded, [`${table}.yaml`]: keys });
  await run('codebook', 'rename', 'temps', 'duree', '--reason', 'Plus clair');
  expect(read(`${table}.zoe.yaml`)).toBe(coded.replace('[temps]', '[duree]'));
  expect(read(`${table}.yaml`)).toBe(keys.replace('[temps]', '[duree]'));
});

test('what leaves as REFI-QDA comes back: new codings land in their rows', async () => {
  const { run, folder } = inStudy({ [`${table}.zoe.yaml`]: coded });
  await run('export', 'etude.qdpx', '--full');
  const { folder: other, run: back, read } = inStudy();
  writeFileSync(join(other, 'etude.qdpx'), readFileSync(join(folder, 'etude.qdpx')));
  await back('import', 'etude.qdpx');
  expect(read(`${table}.zoe.yaml`).match(/^ {2}- row: \d$/gm)).toEqual(['  - row: 1', '  - row: 3']);
  expect(read(`${table}.csv`)).toBe(files['corpus/2024/reponses.csv']);
  expect(await back('check')).toContain('4 sources');
});

test('an interview is not imported under the name of the table: their codings would lie in one file', async () => {
  const { run, folder } = inStudy();
  writeFileSync(join(folder, 'Réponses.txt'), 'Q : Et ici ?\n\nR : On se prête tout.\n');
  const { problems } = JSON.parse(await run('import', 'Réponses.txt', '--wave', '2024', '--json'));
  expect(problems[0].message).toContain(`the same coding files as the table ${table}.csv`);
  expect(await run('check')).toContain('4 sources');
});

test('names are replaced in the cells; quotes, places and ids of rows stay', async () => {
  const codings = 'rows: all\ncodings:\n  - row: 2\n    quote: prête sa cour\n    codes: [don]\n    at: 41\n';
  const { run, read } = inStudy({
    [`${table}.zoe.yaml`]: codings,
    'cle.csv': 'nom;remplacer par\nLise Aubert;Zoé Brune\n',
  });
  const key = join(temporaryStudy({ 'cle.csv': 'nom;remplacer par\nLise Aubert;Zoé Brune\n' }), 'cle.csv');
  await run('pseudonymise', '--key', key);
  const csv = read(`${table}.csv`);
  expect(csv).not.toContain('Aubert');
  expect(csv).toContain('ses ""outils"" ; et Zoé Brune\nprête sa cour. ";45;Zoé Brune\n');
  expect(read(`${table}.zoe.yaml`)).toBe(codings.replace('41', '39'));
  expect(await run('check')).toContain(': 0 errors, 0 warnings.');
});

test.each([
  [';', '\n', ''],
  [',', '\r\n', '\ufeff'],
  ['\t', '\n', 'sep=\t\n'],
])('a replacement that holds what parts cells (%j, %j, %j) parts none', async (separator, lineEnd, above) => {
  const csv = (...rows: readonly (readonly string[])[]) =>
    above + rows.map((row) => row.join(separator) + lineEnd).join('');
  const heading = ['numero', 'reponse', 'ville'];
  const codings = (name: string, at: number) =>
    `codings:\n  - row: 2\n    quote: ${name} dit "Léo"\n    codes: [don]\n    at: ${at}\n`;
  const { run, read } = inStudy({
    [`${table}.csv`]: csv(
      heading,
      ['1', 'Voilà Aubert'],
      ['2', 'À "Rue": Aubert dit "Léo"', 'Aubert'],
      ['3', '"Aubert"'],
    ),
    [`${table}.zoe.yaml`]: codings('Aubert', 9),
  });
  const by = `Brune${separator === '\t' ? ', R; S' : `${separator} R`}`;
  const key = join(temporaryStudy({ 'cle.csv': `nom;remplacer par\nAubert;"${by}"\n` }), 'cle.csv');
  await run('pseudonymise', '--key', key);
  const marked = (words: string) => (separator === '\t' ? words : `"${words.replaceAll('"', '""')}"`);
  expect(read(`${table}.csv`)).toBe(
    csv(heading, ['1', marked(`Voilà ${by}`)], ['2', marked(`À "Rue": ${by} dit "Léo"`), marked(by)], ['3', `"${by}"`]),
  );
  expect(read(`${table}.zoe.yaml`)).toContain(`at: 9\n`);
  const { verbatims } = JSON.parse(await run('verbatims', 'don', '--json'));
  expect(verbatims.map(({ text }: { text: string }) => text)).toContain(`${by} dit "Léo"`);
});

test.each([
  [
    'lines',
    'rows: [Aubert, 3]\ncodings:\n  - row: Aubert # Aubert\n    quote: chez Aubert, le soir\n    codes: [don]\n',
  ],
  ['braces', 'rows: [Aubert, 3]\ncodings:\n  - { row: "Aubert", quote: "chez Aubert, le soir", codes: [don] }\n'],
])(
  'a name that is the id of a row stays, and so does what points at the row or a column: in %s',
  async (_, codings) => {
    const { folder, run, read } = inStudy({
      [`${table}.yaml`]: 'id: numero\ntext: Qu’en dit Aubert ?\ncolumns: { voisin: Voisin d’Aubert }\nchef: Aubert\n',
      [`${table}.csv`]:
        'numero;Qu’en dit Aubert ?;Voisin d’Aubert\nAubert;On va chez Aubert, le soir.;Aubert\n3;Rien.;\n',
      [`${table}.zoe.yaml`]: codings,
    });
    const key = join(temporaryStudy({ 'cle.csv': 'nom;remplacer par\nAubert;Brune\n' }), 'cle.csv');
    const { left } = JSON.parse(await run('pseudonymise', '--key', key, '--json'));
    expect(read(`${table}.csv`)).toBe(
      'numero;Qu’en dit Aubert ?;Voisin d’Aubert\nAubert;On va chez Brune, le soir.;Brune\n3;Rien.;\n',
    );
    const replaced = codings.replace('chez Aubert', 'chez Brune').replace('# Aubert', '# Brune');
    expect(read(`${table}.zoe.yaml`)).toBe(replaced);
    expect(read(`${table}.yaml`)).toBe(
      'id: numero\ntext: Qu’en dit Aubert ?\ncolumns: { voisin: Voisin d’Aubert }\nchef: Brune\n',
    );
    const places = left.map(({ file, line }: { file: string; line: number }) => `${file.split('.').slice(1)}:${line}`);
    expect(new Set(left.map(({ reason }: { reason: string }) => reason))).toEqual(new Set(['table']));
    expect(places).toEqual(['csv:1', 'csv:1', 'csv:2', 'yaml:2', 'yaml:3', 'zoe,yaml:1', 'zoe,yaml:3']);
    const { stdout } = await runHere(['check', '--key', key], folder);
    expect(stdout).not.toContain('unknown-row');
    expect(
      stdout.match(/reponses\.\S+:\d+:\d+ warning .*rename it wherever it stands\. \(name-reappears\)/g),
    ).toHaveLength(7);
  },
);

test('an approval is a column of the table', async () => {
  const { folder, run } = inStudy();
  await run('member-check', '2024-reponses-2');
  const { stderr, code } = await runHere(['member-check', '2024-reponses-2', '--validated', '2024-05-02'], folder);
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(
      /reponses\.csv \(row 2\) has no front matter: write `2024-05-02 [0-9a-f]{12}` in a column `validated`/,
    ),
  ]);
});

test('the table names all its rows', async () => {
  const { run } = inStudy();
  expect(
    (await run('code', '--print', '2024/reponses.csv'))
      .match(/2024-reponses-\d/g)
      ?.filter((id, i, all) => all.indexOf(id) === i),
  ).toEqual(['2024-reponses-1', '2024-reponses-2', '2024-reponses-3']);
});
