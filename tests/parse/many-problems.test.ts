import { expect, test } from 'vitest';
import { parseStudy } from '../../src/parse/study.ts';
import { readYaml } from '../../src/parse/yaml.ts';

const many = 130_000;
const rows = (row: (at: number) => string) => Array.from({ length: many }, (_, at) => row(at)).join('');

function problemsOf(files: Readonly<Record<string, string>>, rule: string) {
  const encoder = new TextEncoder();
  const { problems } = parseStudy({
    name: 'essai',
    files: new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])),
    folders: ['corpus', 'codebook'],
  });
  return problems.filter((problem) => problem.rule === rule);
}

test('a table has more problems than a call has room for', () => {
  const csv = `id,text,date\n${rows((at) => `${at},oui,hier\n`)}`;
  const problems = problemsOf({ 'corpus/a.yaml': 'columns: [date]\n', 'corpus/a.csv': csv }, 'wrong-value');
  expect(problems).toHaveLength(many);
});

test('so has a file of its codings', () => {
  const yaml = `rows: [${rows((at) => `${at + many},`)}]\ncodings: []\n`;
  const files = { 'corpus/a.yaml': 'id: id\n', 'corpus/a.csv': 'id,text\n1,oui\n', 'corpus/a.ana.yaml': yaml };
  expect(problemsOf(files, 'unknown-row')).toHaveLength(many);
});

test('a bracket that is not closed is found in a list of more entries than a call has room for', () => {
  const { problems } = readYaml('a.yaml', `rows: [${rows((at) => `${at},`)}\n`);
  expect(problems.map(({ message }) => message)).toEqual(['A bracket or a brace opens here and is not closed.']);
});
