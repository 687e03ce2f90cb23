import { describe, expect, test } from 'vitest';
import { checkStudy } from '../../src/check/checks.ts';
import { codeStudy } from '../../src/coding/code-study.ts';
import { parseStudy } from '../../src/parse/study.ts';

const files = {
  'study.yaml': 'waves: ["2021"]\nconsent: named\n',
  'codebook/1-vie/don.md': '---\nlabel: Don\n---\nDonner.\n',
  'corpus/2021/r.csv': 'id;text;age;case\n1;On prête.;31;a\n2;On donne du temps.;;a\n3;On vend.;31;b\n',
  'corpus/2021/r.yaml': '',
};

function told(more: Readonly<Record<string, string>>) {
  const bytes = new Map(Object.entries({ ...files, ...more }).map(([path, text]) => [path, Buffer.from(text)]));
  const folders = ['corpus', 'codebook', 'corpus/2021'];
  const { study, problems, ...context } = parseStudy({ name: 'x', files: bytes, folders });
  const all = [...problems, ...checkStudy(codeStudy(study), context)];
  return all.map(({ file, line, column, rule, severity }) => [
    `${file.replace(/^corpus\/2021\//, '')}:${line}:${column}`,
    rule,
    severity,
  ]);
}

const beside = (keys: string, more: Readonly<Record<string, string>> = {}) =>
  told({ 'corpus/2021/r.yaml': keys, ...more });

describe('what is wrong with a key beside a table', () => {
  test.each([
    ['wave: 1999', [['unknown-wave', 'error']]],
    [
      'not_asked: [dons, autre]',
      [
        ['unknown-code', 'error'],
        ['unknown-code', 'error'],
      ],
    ],
    ['concent: none', [['near-key', 'error']]],
    ['speakers: { R2: { role: maire } }', [['unknown-speaker', 'warning']]],
    ['validated: 2024-03-10 0123456789ab', [['validated-changed', 'warning']]],
    ['pseudonym: Ada', [['duplicate-pseudonym', 'error']]],
    ['téléphone: 06 12 34 56 78\nconsent: anonymous', [['personal-variable', 'warning']]],
  ])('%s is told once, where it stands', (keys, faults) => {
    expect(beside(`# Question\n${keys}\n`)).toEqual(faults.map((fault) => ['r.yaml:2:1', ...fault]));
  });

  test('a row that says another value is told of its own', () => {
    const csv = 'id;text;wave;concent\n1;On prête.;2021;\n2;On donne.;;\n3;On vend.;2020;none\n4;On loue.;;none\n';
    expect(beside('wave: 1999\n', { 'corpus/2021/r.csv': csv })).toEqual([
      ['r.csv:4:12', 'unknown-wave', 'error'],
      ['r.csv:4:17', 'near-key', 'error'],
      ['r.yaml:1:1', 'unknown-wave', 'error'],
    ]);
  });

  test('a folder that is no wave is told once for its table', () => {
    const more = { 'corpus/2021/r.csv': undefined, 'corpus/2022/r.csv': files['corpus/2021/r.csv'] };
    const all = { ...more, 'corpus/2022/r.yaml': '', 'corpus/2021/a.md': 'Oui.' };
    const moved = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined));
    expect(told(moved as Record<string, string>).filter(([, rule]) => rule === 'unknown-wave')).toEqual([
      ['corpus/2022/r.csv:2:3', 'unknown-wave', 'error'],
    ]);
  });

  test('a passage that is withdrawn from all answers need only be in one of them', () => {
    expect(beside('withdrawn: [On donne du temps.]\n')).toEqual([]);
    expect(beside('withdrawn: [On vend., On vole tout le monde.]\n')).toEqual([
      ['r.yaml:1:1', 'withdrawn-not-found', 'error'],
    ]);
  });

  test('two pseudonyms of one case are told once for the table', () => {
    const ana = '---\ncase: a\npseudonym: Bo\n---\n\n**R :** Oui.\n';
    const csv = 'id;text;case\n1;On prête.;a\n2;On donne.;a\n';
    expect(beside('pseudonym: Ada\n', { 'corpus/2021/ana.md': ana, 'corpus/2021/r.csv': csv })).toEqual([
      ['r.yaml:1:1', 'two-pseudonyms', 'error'],
    ]);
  });

  test('what only some cases make of it stays with their rows', () => {
    const csv = 'id;text;case;consent\n1;On prête.;a;anonymous\n2;On donne.;a;\n3;On vend.;b;none\n4;On loue.;b;\n';
    expect(beside('consent: named\n', { 'corpus/2021/r.csv': csv })).toEqual([
      ['r.csv:3:3', 'consents-differ', 'warning'],
      ['r.csv:5:3', 'consents-differ', 'warning'],
    ]);
  });
});

describe('a key beside a table that is nearly another', () => {
  test('may be one that says which columns are read, and is told though the table is not read', () => {
    expect(beside('colums: []\n')).toEqual([['r.yaml:1:1', 'near-key', 'error']]);
    expect(beside('ID: id\n')).toEqual([['r.yaml:1:1', 'near-key', 'warning']]);
    expect(beside('txt: texte\n', { 'corpus/2021/r.csv': 'id;texte\n1;On prête.\n' })).toEqual([
      ['r.yaml:1:1', 'unknown-column', 'error'],
      ['r.yaml:1:1', 'near-key', 'warning'],
    ]);
  });

  test('is told as less where that key stands there, too; a short one is a variable then', () => {
    expect(beside('columns: [age]\ncolums: [case]\nide: oui\nid: id\n')).toEqual([
      ['r.yaml:2:1', 'near-key', 'warning'],
    ]);
    expect(beside('ide: oui\n')).toEqual([['r.yaml:1:1', 'near-key', 'warning']]);
    expect(beside('secteur: bois\nconstructor: non\n')).toEqual([]);
  });
});
