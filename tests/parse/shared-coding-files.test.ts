import { expect, test } from 'vitest';
import { sharedCodingFiles } from '../../src/parse/shared-coding-files.ts';

test.each([
  ['an interview and a table', ['corpus/r.csv', 'corpus/r.md'], ['corpus/r.csv', 'corpus/r.md']],
  ['the same in capitals', ['corpus/R.csv', 'corpus/r.md'], ['corpus/R.csv', 'corpus/r.md']],
  ['keys named as codings', ['corpus/r.md', 'corpus/r.alice.csv'], ['corpus/r.alice.csv']],
  ['keys named as codings of a table', ['corpus/r.csv', 'corpus/r.2-b.csv'], ['corpus/r.2-b.csv']],
  ['keys of no coder', ['corpus/r.md', 'corpus/r.partie_2.csv'], []],
  ['interviews, of which the longest name decides', ['corpus/r.md', 'corpus/r.alice.md'], []],
  ['other folders', ['corpus/2021/r.md', 'corpus/2024/r.csv', 'corpus/r.csv'], []],
])('%s', (_, paths, expected) => {
  const { leftOut, problems } = sharedCodingFiles(paths);
  expect([...leftOut]).toEqual(expected);
  expect(problems).toHaveLength(expected.length > 0 ? 1 : 0);
});
