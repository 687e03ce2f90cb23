import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { expectGolden } from '../golden.ts';

const theme = (id: string, label: string, more = '') => `---\nid: ${id}\nlabel: ${label}\n${more}---\n\nDes mots.\n`;
const said = [
  'Le puits est à tous.',
  'On se prête la pelle.',
  'La mairie a promis.',
  'Le maire est venu.',
  'Il a plu.',
];
const source = (more: string) => `${more}${said.map((words) => `**R :** ${words}\n`).join('\n')}`;
const codings = (codes: readonly (readonly string[])[], head = '') =>
  `${head}codings:\n${codes.map((own, i) => (own.length === 0 ? '' : `  - quote: ${said[i]}\n    codes: [${own.join(', ')}]\n`)).join('')}`;

/** Ana calls promise what Bo calls visite, in each of three interviews. */
const files = {
  'study.yaml': 'coders: { report: [ana] }\n',
  'codebook/1-vie/partage.md': theme(
    'partage',
    'Partage',
    'subthemes:\n  - { id: eau, label: L’eau }\n  - { id: outils, label: Les outils }\n',
  ),
  'codebook/2-mairie/promesse.md': theme('promesse', 'Promesse'),
  'codebook/2-mairie/visite.md': theme('visite', 'Visite'),
  ...Object.fromEntries(
    ['un', 'deux', 'trois'].flatMap((name) => [
      [`corpus/${name}.md`, source('')],
      [`corpus/${name}.ana.yaml`, codings([['eau'], ['outils'], ['promesse'], ['promesse'], []])],
      [
        `corpus/${name}.bo.yaml`,
        codings([['eau'], [name === 'un' ? 'outils' : 'partage'], ['visite'], ['promesse'], []]),
      ],
    ]),
  ),
};

async function agree(study: Readonly<Record<string, string>>, ...args: string[]) {
  const { stdout, stderr, code } = await runStudy(['agree', ...args], { cwd: temporaryStudy(study) });
  return { stdout, stderr, code };
}

async function agreeJson(study: Readonly<Record<string, string>>, ...args: string[]) {
  return JSON.parse((await agree(study, ...args, '--json')).stdout);
}

test('the known confusion is named, with its passages', async () => {
  const { stdout, code } = await agree(files);
  expect(code).toBe(0);
  expectGolden('agree/confusion.txt', stdout);
  const { confusions, disagreements, codes } = await agreeJson(files);
  expect(confusions[0]).toEqual({
    codes: ['promesse', 'visite'],
    units: 3,
    share: 0.5,
    by: [{ units: 3, given: { ana: 'promesse', bo: 'visite' } }],
  });
  expect(codes[0].code).toBe('visite');
  expect(disagreements).toHaveLength(5);
  expect(disagreements[0]).toMatchObject({ code: 'visite', text: 'La mairie a promis.' });
});

test('a theme is given where a code below it is; uncoded text is no agreement', async () => {
  const row = (document: { codes: { code: string }[] }, id: string) => document.codes.find(({ code }) => code === id);
  const coded = await agreeJson(files);
  expect(coded).toMatchObject({ n: 12, of: 15, unit: 'paragraph', base: 'coded' });
  expect(row(coded, 'partage')).toMatchObject({ n: 12, percent: 1, alpha: 1, given: { ana: 6, bo: 6 } });
  expect(row(coded, 'outils')).toMatchObject({ percent: 10 / 12, given: { ana: 3, bo: 1 } });
  const all = await agreeJson(files, '--base', 'all');
  expect(row(all, 'outils')).toMatchObject({ n: 15, percent: 13 / 15 });
});

test.each([
  ['sentence', 12],
  ['case', 3],
  ['character', 234],
])('the unit is stated: %s', async (unit, n) => {
  const { stdout } = await agree(files, '--unit', unit);
  expect(stdout).toContain(`Unit: the ${unit}. Base: the ${n} `);
});

test('coders in another order: the same numbers', async () => {
  const [straight, turned] = [await agreeJson(files, 'ana', 'bo'), await agreeJson(files, 'bo', 'ana')];
  expect(turned.coders).toEqual(['bo', 'ana']);
  expect(turned.codes).toEqual(straight.codes);
  expect(turned.overall).toEqual(straight.overall);
});

test('what is not read to the end, and codes outside `only`, are missing', async () => {
  const narrowed = {
    ...files,
    'corpus/deux.bo.yaml': codings([['eau'], [], [], [], []], 'status: partial\n'),
    'corpus/trois.bo.yaml': codings([['eau'], [], [], [], []], 'only: [partage]\n'),
  };
  const { sources, partial, codes } = await agreeJson(narrowed);
  expect([sources.length, partial.length]).toEqual([2, 1]);
  const n = Object.fromEntries(codes.map((row: { code: string; n: number }) => [row.code, row.n]));
  expect(n.promesse).toBeLessThan(n.partage);
});

test('of a case, only interviews count that both read for the code; the comparison of two coders says the same', async () => {
  const one = (name: string, codes: readonly (readonly string[])[], head = '') => ({
    [`corpus/${name}.md`]: source('---\ncase: hameau\n---\n\n'),
    [`corpus/${name}.ana.yaml`]: codings(codes),
    [`corpus/${name}.bo.yaml`]: `${head}codings: []\n`,
  });
  const { 'study.yaml': settings, ...rest } = files;
  const themes = Object.fromEntries(Object.entries(rest).filter(([name]) => name.startsWith('codebook/')));
  const study = {
    'study.yaml': settings,
    ...themes,
    ...one('un', [['promesse'], ['eau']], 'only: [partage]\n'),
    ...one('deux', [['outils']]),
  };
  const { codes } = await agreeJson(study, '--unit', 'case', '--base', 'all');
  const percent = (id: string) => codes.find(({ code }: { code: string }) => code === id).percent;
  expect([percent('promesse'), percent('partage')]).toEqual([1, 0]);
  const { stdout } = await runStudy(['diff', 'ana', 'bo', '--by', 'coder', '--json'], { cwd: temporaryStudy(study) });
  const lost = JSON.parse(stdout).codes.flatMap((row: { code: string; cases: { lost: string[] } }) =>
    row.cases.lost.length > 0 ? [row.code] : [],
  );
  expect(lost).toEqual(['partage', 'eau', 'outils']);
});

test.each([
  ['one coder', (name: string) => !name.includes('.bo.'), 'Only ana has coded here'],
  ['nobody', (name: string) => !name.includes('.yaml') || name === 'study.yaml', 'Nobody has coded here yet'],
  [
    'no common interview',
    (name: string) => !/un\.bo|deux\.bo|trois\.ana|trois\.bo/.test(name) || name.includes('trois.bo'),
    'No interview has been read to the end by two of',
  ],
])('%s: a sentence, no number', async (_, isKept, sentence) => {
  const kept = Object.fromEntries(Object.entries(files).filter(([name]) => isKept(name)));
  const { stdout, code } = await agree({ ...kept, 'study.yaml': '' });
  expect(stdout.replace(/\n/g, ' ')).toContain(sentence);
  expect(stdout).not.toMatch(/NaN|null|undefined/);
  expect(code).toBe(0);
});

test.each([
  [['anna', 'bo'], 'Did you mean « ana »?'],
  [['ana'], 'Name two coders or more'],
  [['rules', 'ana'], '« rules » is a machine'],
  [['--unit', 'word'], 'Known: paragraph, sentence, character, case.'],
  [['--base', 'some'], 'Known: coded, both, all.'],
])('agree %s: exit 2', async (args, message) => {
  const { stderr, code } = await agree(files, ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('of an interview that may not be quoted, no word', async () => {
  const silent = { ...files, 'corpus/un.md': source('---\nconsent: none\n---\n\n') };
  const { disagreements } = await agreeJson(silent);
  expect(disagreements.filter(({ text }: { text: string | null }) => text === null)).toHaveLength(1);
  expect((await agree(silent, '--max', '20')).stdout).toContain('This interview may not be quoted.');
});

test('a coder who did not read for the code in dispute is no party to it; the place names the wave where the name does not', async () => {
  const shown = (wave: string) => ({
    [`corpus/${wave}/un.md`]: source('---\ncase: hameau\nconsent: anonymous\npseudonym: E12\n---\n\n'),
    [`corpus/${wave}/un.ana.yaml`]: codings([['eau'], ['promesse']]),
    [`corpus/${wave}/un.bo.yaml`]: codings([['eau']]),
    [`corpus/${wave}/un.cy.yaml`]: codings([['eau']], 'only: [partage]\n'),
  });
  const themes = Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith('codebook/')));
  const study = { 'study.yaml': '', ...themes, ...shown('2021'), ...shown('2024') };
  const { stdout } = await agree(study);
  expect(stdout).toMatch(/^ {2}E12 \(2021\):\d+ · ana: promesse · bo: nothing · cy: not read for promesse$/m);
  expect(stdout).toContain('E12 (2024):');
  const { disagreements } = await agreeJson(study);
  expect(disagreements[0]).toMatchObject({ code: 'promesse', wave: '2021' });
  expect(disagreements[0].given.map(({ unread }: { unread: string[] }) => unread)).toEqual([[], [], ['promesse']]);
});

test('codes are counted in what is said: one unit is no plural, characters are counted in paragraphs', async () => {
  const one = { ...files, 'corpus/un.ana.yaml': codings([['eau']]), 'corpus/un.bo.yaml': codings([['eau']]) };
  const kept = Object.fromEntries(Object.entries(one).filter(([name]) => !/deux|trois/.test(name)));
  const { stdout } = await agree(kept);
  expect(stdout).toContain('Base: the 1 paragraph, of 5,');
  expect(stdout).toContain('No code has a coefficient to show.');
  expect(stdout).not.toMatch(/\b1 (?:paragraphs|cases|interviews)\b|or more by any/);
  expect((await agree(kept, '--unit', 'character')).stdout.replace(/\n/g, ' ')).toContain(
    'does not vary over the characters (codes are counted in paragraphs)',
  );
});

test('fewer than ten sources give no interval, and the reason', async () => {
  const { overall, codes } = await agreeJson(files);
  expect(overall).toMatchObject({ interval: null, reason: 'too-few-documents' });
  expect(codes[0]).toMatchObject({ interval: null, reason: 'too-few-documents' });
  expect((await agree(files)).stdout.replace(/\n/g, ' ')).toContain('No intervals: they take 10 interviews or more.');
});

const marked = [
  '**R :** *Le puits* est à **tous**, dit\\-on : 2 \\* 3 seaux\\.',
  'On se prête **la pelle**.  \nEt _la_ brouette, `souvent`.',
  'La mairie **a promis** un \\[puits\\].',
];
const plain = [
  'Le puits est à tous, dit-on : 2 * 3 seaux.',
  'On se prête la pelle.\nEt la brouette, souvent.',
  'La mairie a promis un [puits].',
];
const passages = {
  ana: ['eau: Le puits est à tous', 'outils: la pelle.', 'outils: la brouette, souvent', 'promesse: a promis'],
  bo: ['eau: puits', 'partage: 2 * 3 seaux.', 'outils: On se prête', 'visite: La mairie', 'promesse: un [puits].'],
};

test.each(['', 'withdrawn: dit-on', 'withdrawn: la pelle'])(
  'in characters, those that a reader sees are weighed: the same in Markdown and in a table (%s)',
  async (said) => {
    const { 'study.yaml': settings, ...rest } = files;
    const themes = Object.fromEntries(Object.entries(rest).filter(([name]) => name.startsWith('codebook/')));
    const codingsOf = (own: readonly string[], row = '') =>
      `codings:\n${own.map((one) => one.replace(/^(\S+): (.*)$/, `  - ${row}quote: |\n      $2\n    codes: [$1]\n`)).join('')}`;
    const inFile = Object.entries(passages).map(([coder, own]) => [`corpus/t-1.${coder}.yaml`, codingsOf(own)]);
    const inRow = Object.entries(passages).map(([coder, own]) => [
      `corpus/t.${coder}.yaml`,
      codingsOf(own, 'row: 1\n    '),
    ]);
    const [asFile, asRow] = [
      {
        'study.yaml': settings,
        ...themes,
        'corpus/t-1.md': `---\n${said}\n---\n${marked.join('\n\n')}\n`,
        ...Object.fromEntries(inFile),
      },
      {
        'study.yaml': settings,
        ...themes,
        'corpus/t.yaml': `text: mots\n${said}\n`,
        'corpus/t.csv': `id;mots\n1;"${plain.join('\n\n')}"\n`,
        ...Object.fromEntries(inRow),
      },
    ];
    for (const unit of ['character', 'sentence', 'paragraph']) {
      const [file, row] = [await agreeJson(asFile, '--unit', unit), await agreeJson(asRow, '--unit', unit)];
      for (const key of ['n', 'of', 'overall', 'codes', 'confusions'])
        expect([unit, key, row[key]]).toEqual([unit, key, file[key]]);
    }
    if (said === '') {
      const { of } = await agreeJson(asFile, '--unit', 'character');
      expect(of).toBe(plain.join('').length);
    }
  },
);

test('of a paragraph whose first words were taken back, the sentences that remain are compared', async () => {
  const { of } = await agreeJson(
    { ...files, 'corpus/un.md': source('---\nwithdrawn: Le puits\n---\n\n') },
    '--unit',
    'sentence',
  );
  expect(of).toBe(15);
});
