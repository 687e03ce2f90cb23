import { expect, test } from 'vitest';
import { parseStudy } from '../../src/parse/study.ts';

function read(files: Record<string, string>, more: { folders?: string[]; unreadable?: string[] } = {}) {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  return parseStudy({ name: 'x', files: bytes, folders: ['corpus', 'codebook'], ...more });
}
const rules = (read: { problems: readonly { rule: string; file: string }[] }) =>
  read.problems.map(({ rule, file }) => `${file} ${rule}`);

test('two folders are already a study', () => {
  const { study, problems, settingsBroken, codebookBroken } = read({ 'corpus/a.md': 'Oui.', 'codebook/a/x.md': 'X.' });
  expect(problems).toEqual([]);
  expect([settingsBroken, codebookBroken]).toEqual([false, false]);
  expect([study.sources.length, study.codebook.codes.size, study.templates.length]).toEqual([1, 1, 0]);
});

test('folders that are missing', () => {
  expect(rules(read({ 'study.yaml': '' }, { folders: [] }))).toEqual([
    'codebook missing-folder',
    'corpus missing-folder',
  ]);
});

test('what does not count: README, names in . or _, other places', () => {
  const files = [
    'corpus/README.md',
    'corpus/readme.md',
    'corpus/_a.md',
    'corpus/.a.md',
    'corpus/_b/a.md',
    'corpus/_chapter.md',
    'corpus/a.txt',
    'codebook/_x.md',
    'codebook/README.md',
    'reports/out/r.md',
    'reports/_r.md',
    'reports/_chapter.md',
    'autres/a.md',
    'a.md',
  ];
  const { study, problems } = read(Object.fromEntries(files.map((path) => [path, 'texte'])));
  expect(problems).toEqual([]);
  expect([study.sources, study.templates, [...study.texts.keys()]]).toEqual([[], [], []]);
});

test('waves are the folders under corpus/, by number', () => {
  const { study } = read({}, { folders: ['corpus', 'codebook', 'corpus/10', 'corpus/9', 'corpus/_x', 'corpus/9/a'] });
  expect(study.settings.waves.map(({ id }) => id)).toEqual(['9', '10']);
});

test('one id for two sources, also where only case differs: both are named, the second left out with its codings, whose own faults are told', () => {
  const result = read({ 'corpus/A.md': 'Oui.', 'corpus/a.md': 'Non.', 'corpus/a.bo.yaml': 'codings: [' });
  expect(rules(result)).toEqual(['corpus/a.bo.yaml yaml', 'corpus/a.md duplicate-id']);
  expect(result.problems[1]?.message).toMatch(/corpus\/a\.md and corpus\/A\.md/);
  expect(result.study.sources).toHaveLength(1);
});

test('templates whose outputs would have one name', () => {
  expect(rules(read({ 'reports/Été.md': '', 'reports/ete.md': '' }))).toEqual(['reports/Été.md duplicate-id']);
});

test('a source that cannot be read silences its codings', () => {
  const broken = read({ 'corpus/a.md': '---\nid: b: c\n---\nOui.', 'corpus/a.bo.yaml': 'codings: []' });
  expect(rules(broken)).toEqual(['corpus/a.md yaml']);
  const unreadable = read({ 'corpus/a.bo.yaml': 'codings: []' }, { unreadable: ['corpus/a.md'] });
  expect(unreadable.problems).toEqual([]);
  expect(unreadable.study.codingFiles).toEqual([]);
  expect(rules(read({ 'corpus/a.bo.yaml': 'codings: []' }))).toEqual(['corpus/a.bo.yaml no-source']);
});

test('a source without text is left out; its codings are set aside', () => {
  for (const text of ['', ' \n', '---\nrole: maire\n---\n']) {
    const result = read({ 'corpus/a.md': text, 'corpus/a.bo.yaml': 'codings:\n- {quote: a, codes: [x], at: z}' });
    expect(rules(result)).toEqual(['corpus/a.bo.yaml wrong-value', 'corpus/a.md empty-file']);
    expect(result).toMatchObject({ sourcesBroken: true, codingsBroken: true, setAside: [{ coder: 'bo' }] });
    expect([result.study.sources, result.study.codingFiles]).toEqual([[], []]);
  }
});

test('codings that cannot be read are missing, their source is not', () => {
  const files = { 'corpus/a.md': 'Oui.', 'corpus/a.bo.yaml': 'codings:' };
  expect(read(files)).toMatchObject({ sourcesBroken: false, codingsBroken: true, setAside: [] });
  expect(read({ ...files, 'corpus/a.bo.yaml': 'codings: []' })).toMatchObject({ codingsBroken: false });
});

test('settings or a theme that cannot be read are said to be broken', () => {
  expect(read({ 'study.yaml': 'a: b: c' })).toMatchObject({ settingsBroken: true, problems: [{ rule: 'yaml' }] });
  expect(read({}, { unreadable: ['study.yaml', 'codebook/a/x.md'] })).toMatchObject({
    settingsBroken: true,
    codebookBroken: true,
    problems: [],
  });
});

test('a file that is not UTF-8 is read and never written over', () => {
  const files = new Map([['corpus/a.md', Buffer.from('été', 'latin1')]]);
  const { study, foreign } = parseStudy({ name: 'x', files, folders: ['corpus', 'codebook'] });
  expect([study.sources[0]?.body, [...foreign]]).toEqual(['été', ['corpus/a.md']]);
});
