import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { expectGolden } from '../golden.ts';
import { StudyCopy } from '../study-copy.ts';

const root = join(import.meta.dirname, '../..');
const copyOf = (name: string) => new StudyCopy(join(root, 'tests/studies', name));

interface Row {
  readonly code: string;
  readonly from: { readonly k: number; readonly n: number; readonly share: number };
  readonly to: { readonly k: number; readonly n: number; readonly share: number };
  readonly cases: Readonly<Record<'gained' | 'lost' | 'kept', readonly string[] | null>>;
  readonly difference: number | null;
  readonly q: number | null;
  readonly flags: readonly string[];
}

describe('on a terminal', () => {
  test.each([
    ['panel-of-shops', 'diff 2019 2023 --verbatims', 'panel.txt'],
    ['panel-of-shops', 'diff 2019 2023 --inference --format md', 'panel.md'],
    ['two-waves-in-english', 'diff 2022 2024 --inference', 'independent.txt'],
    ['two-waves-in-english', 'diff 2022 2024 --format csv', 'independent.csv'],
  ])('%s: study %s', async (study, call, golden) => {
    const { stdout, stderr, code } = await copyOf(study).run(call.split(' '));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toMatch(
      /no difference(?! detectable)|aucune différence|(?:aucun|pas d’)écart(?! détectable)|NaN/i,
    );
    expectGolden(`diff/${golden}`, stdout.replaceAll('\r\n', '\n'));
  });

  test('no line of the example is wider than 100 characters', async () => {
    const { stdout } = await runStudy(['diff', '2021', '2024', '--level', '2', '--inference'], { cwd: root });
    expect(stdout.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
  });
});

describe('on the example study', () => {
  const rows = async (study: StudyCopy) => {
    const { codes } = await study.json('diff', '2021', '2024', '--level', '1');
    return codes as Row[];
  };

  test('the shift that was planted is the greatest, and who gained the theme is named', async () => {
    const found = (await rows(example())).filter(({ difference }) => difference !== null);
    const [first] = found.sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
    expect(first).toMatchObject({ code: 'recrutement', from: { k: 3, n: 12 }, to: { k: 9, n: 10 } });
    expect(first?.cases.gained).toHaveLength(5);
  });

  test('as different cases the planted shift has the least adjusted p, and nothing that did not shift is detected', async () => {
    const study = example();
    study.change('study.yaml', 'design: panel', 'design: independent');
    for (const path of study.files('corpus').keys())
      if (/2024[/\\][^/\\]+\.md$/.test(path))
        study.write(
          path,
          study.read(path).replace(/^case: .*$/m, (line) => `${line}-2024`),
        );
    const all = await rows(study);
    const detected = all.filter(({ q }) => q !== null && q <= 0.05).map(({ code }) => code);
    const tested = all.flatMap(({ code, q }) => (q === null ? [] : [{ code, q }]));
    expect(tested.sort((a, b) => a.q - b.q)[0]).toMatchObject({ code: 'recrutement', q: expect.closeTo(0.08, 2) });
    const steady = all.filter(({ from, to }) => Math.abs(from.share - to.share) < 0.3).map(({ code }) => code);
    expect(detected.filter((code) => steady.includes(code))).toEqual([]);
    expect(steady.length).toBeGreaterThan(10);
  });

  test('turned round, it says the opposite', async () => {
    const study = example();
    const [there, back] = [await study.json('diff', '2021', '2024'), await study.json('diff', '2024', '2021')];
    const swapped = (back.codes as Row[]).map(({ code, from, to, cases, difference }) => ({
      code,
      from: to,
      to: from,
      gained: cases.lost,
      lost: cases.gained,
      difference: difference === null ? null : -difference + 0,
    }));
    const forth = (there.codes as Row[]).map(({ code, from, to, cases, difference }) => ({
      ...{ code, from, to, gained: cases.gained, lost: cases.lost },
      difference: difference === null ? null : difference + 0,
    }));
    expect(swapped).toEqual(forth);
  });

  test('a theme asked in one wave only is not compared', async () => {
    const crisis = (await rows(example())).find(({ code }) => code === 'crise-sanitaire');
    expect(crisis).toMatchObject({ status: 'not-asked', difference: null, reason: 'not-asked', to: { share: null } });
  });
});

/** The example study without its reports. */
function example(): StudyCopy {
  const study = new StudyCopy(temporaryStudy({}));
  for (const name of ['study.yaml', 'corpus', 'codebook'])
    cpSync(join(root, name), join(study.folder, name), { recursive: true });
  return study;
}

test('of a random sample it says what is detected, and of the rest only what could not be', async () => {
  const said = (wave: string, i: number, themes: readonly string[]) => ({
    [`corpus/${wave}/${wave}-${i}.md`]: themes.map((theme) => `Parole sur ${theme}.`).join('\n\n') || 'Rien.',
    [`corpus/${wave}/${wave}-${i}.ana.yaml`]:
      themes.length === 0
        ? 'codings: []\n'
        : `codings:\n${themes.map((theme) => `  - quote: Parole sur ${theme}.\n    codes: [${theme}]\n`).join('')}`,
  });
  const wave = (name: string, moved: number, steady: number) =>
    Array.from({ length: 12 }, (_, i) =>
      said(name, i, [...(i < moved ? ['bouge'] : []), ...(i < steady ? ['reste'] : [])]),
    );
  const files: Record<string, string> = Object.assign(
    { 'study.yaml': 'sampling: random\n' },
    ...['bouge', 'reste'].map((id) => ({ [`codebook/vie/${id}.md`]: `---\nid: ${id}\n---\n` })),
    ...wave('2021', 1, 5),
    ...wave('2024', 11, 6),
  );
  const { stdout, code } = await runStudy(['diff', '2021', '2024'], { cwd: temporaryStudy(files) });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^bouge +\+83 .* écart détecté$/m);
  expect(stdout).not.toContain('paires');
  expect(stdout).toMatch(/^reste +\+8 .* pas d’écart détectable avec n = 12 et 12$/m);
  expect(stdout).toContain('on ne distingue de 0 sur 12 que 5 sur 12 ou plus');
});

describe('a study with nothing to compare', () => {
  const files = {
    'study.yaml': 'waves:\n  - id: "2021"\n  - id: "2024"\n',
    'codebook/vie/pret.md': '---\nid: pret\n---\n',
    'corpus/2021/a.md': 'On se prête tout.\n',
    'corpus/2021/a.ana.yaml': 'codings:\n  - quote: On se prête tout.\n    codes: [pret]\n',
  };

  test('says so in a sentence, and that is no error', async () => {
    const { stdout, code } = await runStudy(['diff', '2021', '2024'], { cwd: temporaryStudy(files) });
    expect(code).toBe(0);
    expect(stdout).toContain('2024\u00a0: rien n’y a été évalué, donc rien à comparer.');
    expect(stdout).not.toContain('NaN');
  });

  test.each([
    [['2021', '2025'], 'The study has no wave « 2025 ». Known: 2021, 2024.'],
    [['2021', '2021'], '« 2021 » stands on both sides'],
    [['ana', 'bea', '--by', 'coder'], 'Nobody codes as « bea ». Known: ana.'],
    [['x', 'y', '--by', 'taille'], 'No source has a variable « taille »'],
    [['2021', '2024', '--wave', '2021'], '`--wave` selects only with `--by`'],
    [['2021', '2024', '--format', 'pdf'], 'There is no format « pdf ». Known: md, html, csv.'],
    [['2021', '2024', '--max', '3'], '`--max` is of `--verbatims`'],
    [['2021', '2024', '--format', 'csv', '--json'], '`--format` and `--json` exclude each other'],
    [['2021', '2024', '--format', 'csv', '--verbatims'], '`--format csv` has no place for `--verbatims`'],
    [['2021', '2024', '--inference', '--no-inference'], '`--inference` and `--no-inference` exclude each other'],
    [['2021', '2024', '--no-inference', '--inference'], '`--inference` and `--no-inference` exclude each other'],
    [['2021', '2024', '--where', 'kind=transcrit'], 'No source has « transcrit » for `kind`. Known: transcript.'],
    [['2021', '2024', '--where', 'kind!=transcrit'], 'No source has « transcrit » for `kind`'],
  ])('%s is a fault in the call', async (args, message) => {
    const { stdout, stderr, code } = await runStudy(['diff', ...args], { cwd: temporaryStudy(files) });
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(message);
  });
});

test('--no-inference leaves no test anywhere', async () => {
  const { codes, comparability } = await copyOf('panel-of-shops').json('diff', '2019', '2023', '--no-inference');
  expect(comparability.detectable).toBeNull();
  for (const row of codes)
    expect(row).toMatchObject({
      difference: null,
      interval: null,
      test: null,
      q: null,
      effects: null,
      reason: 'not-asked-for',
    });
});

/** A wave of interviews, each with the codes it is given, in a file of alice; names begin with the wave. */
function waves(
  counts: Readonly<Record<string, readonly (readonly string[])[]>>,
  settings = '',
): Record<string, string> {
  const files: Record<string, string> = {
    'study.yaml': `waves:\n${Object.keys(counts)
      .map((wave) => `  - id: "${wave}"\n`)
      .join('')}${settings}`,
  };
  for (const [wave, cases] of Object.entries(counts))
    for (const [i, codes] of cases.entries()) {
      const said = codes.map((code) => `Une parole sur ${code}.`);
      const name = `corpus/${wave}/${wave}-${i}`;
      files[`${name}.md`] = [`Rien de plus ici, ${i}.`, ...said].join('\n\n');
      const codings = codes.map((code, at) => `  - quote: ${said[at]}\n    codes: [${code}]\n`).join('');
      files[`${name}.alice.yaml`] = codings === '' ? 'codings: []\n' : `codings:\n${codings}`;
    }
  return files;
}
const theme = (id: string, label: string) => ({ [`codebook/vie/${id}.md`]: `---\nid: ${id}\nlabel: ${label}\n---\n` });
const fold = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\n(?!\n|[- ○]| {2})/g, ' ');

test('a code split beside itself and used in one wave only is compared as a whole: no difference is made up', async () => {
  const old = Array.from({ length: 12 }, (_, i) => (i < 9 ? ['delai'] : []));
  const study = new StudyCopy(
    temporaryStudy({
      ...waves({ '2021': old, '2024': old.map((codes) => codes.map(() => 'delai-long')) }, 'sampling: random\n'),
      ...theme('delai', 'Les délais'),
    }),
  );
  await study.run([
    'codebook',
    'split',
    'delai',
    '--into',
    'delai-court=Court,delai-long=Long',
    '--beside',
    '--reason',
    'essai',
  ]);
  const { stdout } = await study.run(['diff', '2021', '2024']);
  expect(stdout).toMatch(/^Court \+ Long \+ Les délais +9\/12 +9\/12 +·+◉·+$/m);
  expect(stdout).toMatch(/^Les délais +9\/12 +0\/12$/m);
  expect(stdout).not.toContain('écart détecté');
  expect(fold(stdout)).toContain(
    'Scission dont tous les codages ne sont pas redistribués : Court, Long et Les délais.',
  );
});

test('codes followed from a former name are told of under the table', async () => {
  const files = {
    ...waves({ '2021': [['prix'], ['cout']], '2024': [['prix'], []] }),
    ...theme('prix', 'Le prix'),
    ...theme('cout', 'Le coût'),
  };
  const study = new StudyCopy(temporaryStudy(files));
  await study.run(['codebook', 'merge', 'cout', '--into', 'prix', '--reason', 'essai']);
  const { stdout } = await study.run(['diff', '2021', '2024']);
  expect(fold(stdout)).toMatch(/Le prix : réunit « cout » \(fusion du \d{4}-\d\d-\d\d\)\./);
});

describe('below ten cases', () => {
  const few = { '2021': [['prix'], []], '2024': [['prix']] };

  test('there are no percentages on a terminal; the JSON keeps the numbers', async () => {
    const study = new StudyCopy(temporaryStudy({ ...waves(few), ...theme('prix', 'Le prix') }));
    const { stdout } = await study.run(['diff', '2021', '2024', '--inference']);
    expect(stdout).toMatch(/^Thème +2021 +2024 +0 +la moitié +tous$/m);
    expect(stdout).toMatch(/^Le prix +– +– +– +intestable à cet effectif$/m);
    expect(stdout).not.toContain('(%)');
    const { codes } = await study.json('diff', '2021', '2024');
    expect(codes[0]).toMatchObject({ difference: 0.5, interval: [expect.any(Number), expect.any(Number)] });
  });

  test('a panel counts in pairs, and says so', async () => {
    const files = waves({ '2021': [[], []], '2024': [['prix'], [], ['prix']] }, 'design: panel\n');
    for (const path of Object.keys(files).filter((one) => one.endsWith('.md')))
      files[path] = `---\ncase: c${/-(\d)\.md/.exec(path)?.[1]}\n---\n\n${files[path]}`;
    const study = new StudyCopy(temporaryStudy({ ...files, ...theme('prix', 'Le prix') }));
    const { stdout } = await study.run(['diff', '2021', '2024', '--inference']);
    expect(stdout).toMatch(/^Le prix +\+1\/2 +– +– +intestable à cet effectif$/m);
    expect(fold(stdout)).toContain('ne portent que sur les paires');
  });
});

test('a panel that shares no case lists who has the theme on either side', async () => {
  const files = waves({ '2021': [['prix']], '2024': [[]] }, 'design: panel\nconsent: named\n');
  const study = new StudyCopy(temporaryStudy({ ...files, ...theme('prix', 'Le prix') }));
  expect(fold((await study.run(['diff', '2021', '2024'])).stdout)).toContain('2021, d’un seul côté (1) : 2021-0');
});

test('a case that is not named is chosen by its pseudonym; its name is not told', async () => {
  const files = {
    ...waves({ '2021': [['prix'], []] }),
    ...theme('prix', 'Le prix'),
    'corpus/2021/2021-1.md': '---\ncase: velmont\npseudonym: E42\n---\n\nUne parole.\n',
    'corpus/2021/2021-0.md': '---\ncase: ouverte\nconsent: named\n---\n\nUne parole sur prix.\n',
  };
  const study = new StudyCopy(temporaryStudy(files));
  const { stdout, code } = await study.run(['diff', '--by', 'case', 'E42', 'ouverte']);
  expect({ code, first: stdout.split('\n')[0] }).toMatchObject({
    code: 0,
    first: expect.stringContaining('E42 → ouverte'),
  });
  expect(stdout).not.toContain('velmont');
  const chosen = await study.run([
    'diff',
    '--by',
    'source',
    'E42',
    '2021-2021-0',
    '--where',
    'case=E42|ouverte',
    '--format',
    'md',
  ]);
  expect(chosen.stdout).toMatch(/^- E42\s: 1 entretien/m);
  const { stderr } = await study.run(['diff', '--by', 'case', 'E43', 'ouverte']);
  expect(stderr).toContain('Known: ');
  expect(stderr).not.toContain('velmont');
});
