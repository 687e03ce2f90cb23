import { expect, test } from 'vitest';
import { checkStudy } from '../../src/check/checks.ts';
import { codeStudy } from '../../src/coding/code-study.ts';
import { parseStudy } from '../../src/parse/study.ts';

function check(files: Record<string, string>) {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  const folders = [
    ...new Set(['corpus', 'codebook', ...[...bytes.keys()].map((path) => path.replace(/\/[^/]*$/, ''))]),
  ];
  const { study, problems, ...context } = parseStudy({ name: 'x', files: bytes, folders });
  const all = [...problems, ...checkStudy(codeStudy(study), context)];
  return all.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}
const theme = (front: string) => ({ 'codebook/c/x.md': `---\n${front}\n---\nX.\n` });

test('waves of study.yaml that no folder has are one fault, however many sources', () => {
  const files = { 'study.yaml': 'title: x\nwaves: ["2012"]', 'corpus/2021/a.md': 'Oui.', 'corpus/2021/b.md': 'Non.' };
  expect(check(files)).toEqual(['study.yaml:2:1 unknown-wave']);
});

test('a folder is no wave where others are, or where `wave:` says it', () => {
  const waves = { 'study.yaml': 'waves: ["2021"]' };
  expect(check({ ...waves, 'corpus/2021/a.md': 'Oui.', 'corpus/2022/b.md': 'Non.' })).toEqual([
    'corpus/2022/b.md:1:1 unknown-wave',
  ]);
  expect(check({ ...waves, 'corpus/nord/a.md': '---\nwave: 2021\n---\nOui.' })).toEqual([]);
  expect(check({ ...waves, 'corpus/a.md': 'Oui.' })).toEqual([]);
});

test('`asked:` names waves there are; each that is not is told at its place', () => {
  const source = { 'corpus/2021/a.md': 'Oui.' };
  expect(check({ ...source, ...theme('asked: ["2021"]') })).toEqual([]);
  const below = 'asked: [2021, 2025]\nsubthemes:\n  - id: y\n    asked:\n      - 2025';
  expect(check({ ...source, ...theme(below) })).toEqual([
    'codebook/c/x.md:2:15 unknown-wave',
    'codebook/c/x.md:6:9 unknown-wave',
  ]);
});

test('a coding of a code asked in a wave there is not: one fault', () => {
  const files = {
    'corpus/2021/a.md': 'On partage tout.',
    'corpus/2021/a.bo.yaml': 'codings:\n- quote: On partage tout.\n  codes: [x]\n',
    ...theme('asked: [2025]'),
  };
  expect(check(files)).toEqual(['codebook/c/x.md:2:9 unknown-wave']);
});

test('one case, two pseudonyms; one named and one left to the tool are no two', () => {
  const sources = (a: string, b: string) => ({
    'study.yaml': 'design: panel',
    'corpus/1/a.md': `---\n${a}\n---\nOui.`,
    'corpus/2/a.md': `---\n${b}\n---\nNon.`,
  });
  expect(check(sources('pseudonym: Ada', 'pseudonym: Bo'))).toEqual(['corpus/2/a.md:2:1 two-pseudonyms']);
  expect(check(sources('pseudonym: Ada', 'pseudonym: Ada'))).toEqual([]);
  expect(check(sources('pseudonym: Ada', 'role: maire'))).toEqual([]);
});

test('four questions and nobody who asks', () => {
  const body = (count: number) => Array.from({ length: count }, (_, i) => `Est-ce le ${i} ?\n\nOui.`).join('\n\n');
  expect(check({ 'corpus/a.md': body(4) })).toEqual(['corpus/a.md:1:1 no-speakers']);
  expect(check({ 'corpus/a.md': body(3) })).toEqual([]);
  expect(check({ 'corpus/a.md': `**Q :** Et ?\n\n**R :** Voilà.\n\n${body(4)}` })).toEqual([]);
});

test('cases that have the next free pseudonym are one information, until they are written or named', () => {
  const two = (more = '') => ({
    'corpus/2021/atelier.md': `---\ncase: atelier\ndate: 2021-03-10\n---\nOui.`,
    'corpus/2021/moulin.md': `---\ncase: moulin\ndate: 2021-03-10\n${more}---\nOui.`,
  });
  expect(check(two())).toEqual(['corpus/2021/moulin.md:1:1 next-pseudonym']);
  expect(check(two('pseudonym: E089\n'))).toEqual([]);
  expect(check(two('consent: named\n'))).toEqual([]);
  const many = Array.from({ length: 1200 }, (_, i) => [`corpus/2021/e-${i}.md`, 'Oui.']);
  expect(check(Object.fromEntries(many)).map((line) => line.replace(/^.* /, ''))).toEqual(['next-pseudonym']);
});

test('a variable that says who somebody is: where it is shown, by its values and consents', () => {
  const told = (front: string) => {
    const file = Buffer.from(`---\n${front}\n---\n**R :** Oui.`);
    const folders = ['corpus', 'corpus/2021', 'codebook'];
    const { study, problems, ...context } = parseStudy({
      name: 'x',
      files: new Map([['corpus/2021/a.md', file]]),
      folders,
    });
    return checkStudy(codeStudy(study), context).map(({ message }) => /named(.*?)\. Add/.exec(message)?.[1]);
  };
  const [leaves, shown] = [
    ', and leaves with exports',
    ': exports leave it out, but attributions, tables of reports and `--by` can show it',
  ];
  expect(told('nom: Léa')).toEqual([leaves]);
  expect(told('courriel: lea@forge.fr')).toEqual([shown]);
  expect(told('speakers:\n  R:\n    nom: Léa')).toEqual([shown]);
  expect(told('consent: none\nnom: Léa')).toEqual([': only `--full` shows it']);
});
