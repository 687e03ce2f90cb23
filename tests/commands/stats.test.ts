import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { expectGolden } from '../golden.ts';

const root = join(import.meta.dirname, '..', '..');

function example(): string {
  const folder = temporaryStudy({});
  for (const name of ['study.yaml', 'corpus', 'codebook'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  return folder;
}

test.each([
  ['saturation', ['--code', 'recrutement', '--saturation', '--base', '6', '--threshold', '10%,0%']],
  ['chart', ['--code', 'recrutement', '--by', 'wave', '--chart', '--saturation', '--where', 'wave=2021']],
  ['waves', ['--code', 'recrutement', '--by', 'wave', '--chart']],
  ['vocabulary', ['--level', '1', '--code', 'recrutement', '--vocabulary', 'wave', '--max', '3']],
  ['rules', ['--rules', '--by', 'wave', '--level', '1']],
  ['cooccurrences', ['--cooccurrences', '--within', 'source', '--code', 'recrutement']],
])('%s of the example, as it is printed', async (name, call) => {
  const { stdout, code } = await runStudy(['stats', ...call], { cwd: example() });
  expect(code).toBe(0);
  expectGolden(`stats/${name}.txt`, stdout);
});

test('a study with nothing in it gets sentences, not NaN', async () => {
  const cwd = temporaryStudy({ 'study.yaml': 'language: fr\n', 'corpus/.keep': '', 'codebook/.keep': '' });
  const { stdout, code } = await runStudy(
    ['stats', '--cooccurrences', '--within', 'paragraph', '--saturation', '--vocabulary', 'wave'],
    { cwd },
  );
  expect(code).toBe(0);
  expect(stdout).toContain('Aucune cooccurrence dans le même paragraphe.');
  expect(stdout).toContain('La saturation ne peut pas être évaluée');
  expect(stdout).toContain('Aucun vocabulaire à comparer');
  expect(stdout).not.toMatch(/NaN|undefined|null/);
});

test('cases without a value are said, and missing in no column', async () => {
  const cwd = temporaryStudy({
    'codebook/1-vie/a.md': '---\nid: a\nlabel: A\n---\n',
    'study.yaml': 'consent: named\n',
    'corpus/un.md': '---\ntaille: petite\n---\nDes mots.\n',
    'corpus/un.ana.yaml': 'codings:\n  - quote: Des mots.\n    codes: [a]\n',
    'corpus/deux.md': 'Des mots.\n',
    'corpus/deux.ana.yaml': 'codings:\n  - quote: Des mots.\n    codes: [a]\n',
  });
  const { stdout } = await runStudy(['stats', '--by', 'taille', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    n: 2,
    by: { values: [{ value: 'petite', n: 1, codes: [{ k: 1, n: 1 }] }], without: ['deux'] },
  });
});

test('of very many interviews that are not read, some are named and the rest counted', async () => {
  const interviews = Array.from({ length: 62 }, (_, at) => [`corpus/e${at + 10}.md`, 'Des mots.\n'] as const);
  const cwd = temporaryStudy({
    'study.yaml': 'consent: named\n',
    'codebook/1-vie/a.md': '---\nid: a\nlabel: A\n---\n',
    ...Object.fromEntries(interviews),
  });
  const { stdout } = await runStudy(['stats'], { cwd });
  expect(stdout).toMatch(/Non évalués : e10, .*, e69 et 2 autres\n/);
  const json = await runStudy(['stats', '--json'], { cwd });
  expect(JSON.parse(json.stdout).unassessed).toHaveLength(62);
});

test.each([
  [['--within', 'source'], '--cooccurrences'],
  [['--cooccurrences', '--within', 'page'], 'segment, paragraph, source'],
  [['--base', '3'], '--saturation'],
  [['--saturation', '--run', '0'], 'at least 1'],
  [['--saturation', '--threshold', '120%'], '5%,0%'],
  [['--vocabulary', 'tail'], 'No source has a variable'],
  [['--vocabulary', 'wave', '--measure', 'chi'], 'log-likelihood'],
  [['--max', '3'], '--vocabulary'],
])('stats %j is refused in one line', async (options, words) => {
  const { stderr, code } = await runStudy(['stats', ...options], { cwd: temporaryStudy({ 'study.yaml': '' }) });
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
