import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportedStudy } from '../../src/verbatims/exported-study.ts';
import { studyTables, tableNames } from '../../src/verbatims/study-tables.ts';
import { codedStudy } from '../coding/coded.ts';

const files = {
  'codebook/1-lieu/don.md': '---\nid: don\nlabel: Don\n---\nDes prêts.\n',
  'corpus/2024/ana.md': '---\nconsent: named\n---\n\n**R :** Ici, on se prête tout.\n\n**R :** Et le reste.\n',
  'corpus/2024/ana.zoe.yaml': 'codings:\n  - quote: on se prête tout\n    codes: [don]\n',
  'corpus/2024/tom.md': '---\nconsent: named\n---\n\n**R :** Rien de tel.\n',
};

function counted() {
  let texts = 0;
  const wanted = { full: false, selection: {}, onText: () => texts++ };
  return { wanted, texts: () => texts };
}

test('no text of an interview is made for tables that show none', () => {
  const { wanted, texts } = counted();
  for (const { name, rows } of studyTables(codedStudy(files), wanted))
    if (['cases', 'codes', 'presence'].includes(name)) expect([...rows()].length).toBeGreaterThan(0);
  expect(texts()).toBe(0);
});

test('texts of a study that fits into memory are made once for all tables', () => {
  const { wanted, texts } = counted();
  for (const { rows } of studyTables(codedStudy(files), wanted)) expect([...rows()].length).toBeGreaterThan(0);
  expect(texts()).toBe(2);
});

test('codings and passages are the same whether texts are made before them or for them', () => {
  const coded = codedStudy(files);
  const wanted = { full: false, selection: {} };
  const [one, two] = [exportedStudy(coded, wanted), exportedStudy(coded, wanted)];
  expect(one.sources.map(({ text }) => text.length)).toEqual([40, 16]);
  expect([one.codings, one.segments]).toEqual([two.codings, two.segments]);
  expect(one.codings).toHaveLength(1);
});

test('a date that is no whole day is empty in a column of days, of an interview as of a coding', () => {
  const dated = (date: string) => ({
    ...files,
    'corpus/2024/ana.md': files['corpus/2024/ana.md'].replace('named\n', `named\ndate: ${date}\n`),
    'corpus/2024/ana.zoe.yaml': `${files['corpus/2024/ana.zoe.yaml']}    date: ${date}\n`,
  });
  const days = (date: string) =>
    studyTables(codedStudy(dated(date)), { full: false, selection: {} })
      .filter(({ name }) => ['sources', 'codings'].includes(name))
      .map(({ columns, rows }) => [...rows()][0]?.[columns.findIndex(({ name }) => name === 'date')]);
  expect(days('2021-05-03')).toEqual(['2021-05-03', '2021-05-03']);
  for (const date of ['2021-05', '"2021"']) expect(days(date)).toEqual([null, null]);
});

test('the help of the command and the page of the documentation have every table', () => {
  const root = join(import.meta.dirname, '../..');
  const help = readFileSync(join(root, 'src/commands/query.md'), 'utf8');
  const page = readFileSync(join(root, 'docs/sql.md'), 'utf8');
  expect([...help.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name]) => name)).toEqual(tableNames);
  expect([...page.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name)).toEqual(tableNames);
});
