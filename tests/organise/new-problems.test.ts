import { expect, test } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { newProblems } from '../../src/organise/new-problems.ts';

const problem = (line: number, message = 'Une date.'): Problem => {
  return { file: 'corpus/a.csv', line, column: 1, rule: 'wrong-value', severity: 'error', message };
};

test('a change of a study with very many problems brings those there are more of, new messages first', () => {
  const before = Array.from({ length: 130_000 }, (_, line) => problem(line));
  const after = [...before, problem(1, 'Un âge.'), problem(2, 'Un âge.')];
  const began = performance.now();
  expect(newProblems(before, after, { files: [] })).toEqual([problem(1, 'Un âge.'), problem(2, 'Un âge.')]);
  expect(newProblems(before, [...before, problem(130_000)], { files: [] })).toEqual([problem(0)]);
  // Each list copied for each problem, it took minutes.
  expect(performance.now() - began).toBeLessThan(20_000);
});
