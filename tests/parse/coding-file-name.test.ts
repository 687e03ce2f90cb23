import { expect, test } from 'vitest';
import { stemOf } from '../../src/model/source.ts';
import { matchCodingFile } from '../../src/parse/coding-file-name.ts';

const sources = new Map(
  ['corpus/a.md', 'corpus/a.b.md', 'corpus/2021/a.md', 'corpus/2021/a-b.md', 'corpus/2021/t.csv'].map((path) => [
    stemOf(path),
    path,
  ]),
);

const others = ['corpus/sans-cles.csv', 'corpus/sans-table.yaml'];
const isThere = (path: string) => others.includes(path);

test.each([
  ['corpus/a.alice.yaml', 'corpus/a.md', 'alice'],
  ['corpus/a.b.alice.yaml', 'corpus/a.b.md', 'alice'],
  ['corpus/a.b.yaml', 'corpus/a.md', 'b'],
  ['corpus/2021/a.alice.yaml', 'corpus/2021/a.md', 'alice'],
  ['corpus/2021/t.alice.yaml', 'corpus/2021/t.csv', 'alice'],
  ['corpus/2021/a-b.alice-2.yaml', 'corpus/2021/a-b.md', 'alice-2'],
])('%s', (path, source, coder) => {
  expect(matchCodingFile(path, sources, isThere)).toEqual({ source, coder });
});

test.each([
  ['corpus/a.yaml', 'coding-file-name', 'a.CODER.yaml'],
  ['corpus/a.Élodie B.yaml', 'coding-file-name', 'a.elodie-b.yaml'],
  ['corpus/a.alice.v2.yaml', 'coding-file-name', 'a.alice-v2.yaml'],
  ['corpus/a.alice.yml', 'coding-file-name', 'a.alice.yaml'],
  ['corpus/c.alice.yaml', 'no-source', 'corpus/c.md'],
  ['corpus/2024/a.alice.yaml', 'no-source', 'corpus/2024/a.md'],
  ['corpus/sans-cles.alice.yaml', 'no-source', 'Write corpus/sans-cles.yaml'],
  ['corpus/sans-table.alice.yaml', 'no-source', 'there is no corpus/sans-table.csv'],
  ['corpus/sans-table.yaml', 'no-source', 'there is no table corpus/sans-table.csv'],
])('%s: %s', (path, rule, name) => {
  expect(matchCodingFile(path, sources, isThere)).toMatchObject({
    problem: { rule, file: path, message: expect.stringContaining(name) },
  });
});
