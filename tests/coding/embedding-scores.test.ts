import { expect, test } from 'vitest';
import { knowledgeScores, nearestScores } from '../../src/coding/embedding-scores.ts';

const vector = (...numbers: number[]) => Float32Array.from(numbers);
const codes = ['a', 'b', 'c'];
const coded = [
  { source: 'un', codes: ['a'], vector: vector(2, 0) },
  { source: 'deux', codes: ['a', 'b'], vector: vector(0, 3) },
  { source: 'deux', codes: ['a'], vector: vector(3, 4) },
  { source: 'trois', codes: ['inconnu'], vector: vector(1, 1) },
];

const rounded = (row: Float64Array | undefined) => [...(row ?? [])].map((value) => Number(value.toFixed(6)));
const near = (passages: Parameters<typeof nearestScores>[0], examples = coded) =>
  nearestScores(passages, codes, examples);

test('the nearest passage of each code, of other sources; a code without one is neither near nor far', () => {
  const [row] = near([{ source: 'un', vector: vector(5, 0) }])();
  expect(rounded(row)).toEqual([0.6, 0, 0.3]);
});

test('opposite vectors stay below what is unknown', () => {
  const [row] = near([{ source: 'quatre', vector: vector(0, -1) }])();
  expect(rounded(row)).toEqual([0, -1, -0.5]);
});

test('nothing is learned from a source held out', () => {
  const scores = near([{ source: 'quatre', vector: vector(5, 0) }]);
  expect(rounded(scores(new Set(['deux']))[0])).toEqual([1, 1, 1]);
  expect(rounded(scores()[0])).toEqual([1, 0, 0.5]);
});

test('a passage that was not sent, a vector of zeros and a study without codings give zeros', () => {
  expect(near([{ source: 'un' }])()).toEqual([new Float64Array(3)]);
  expect(near([{ source: 'un', vector: vector(0, 0) }])()).toEqual([new Float64Array(3)]);
  expect(near([{ source: 'un', vector: vector(1, 1) }], [])()).toEqual([new Float64Array(3)]);
});

test('what the codebook says of each code', () => {
  const knowledge = [vector(1, 0), vector(0, 0), vector(-1, 0)];
  const [row, unsent] = knowledgeScores([{ source: 'un', vector: vector(7, 0) }, { source: 'un' }], knowledge);
  expect([...(row ?? [])]).toEqual([1, 0, -1]);
  expect([...(unsent ?? [])]).toEqual([0, 0, 0]);
});

test('long vectors are compared in all their places', () => {
  const [one, other] = [vector(1, 2, 3, 4, 5, 6, 7), vector(7, 6, 5, 4, 3, 2, 1)];
  const [row] = knowledgeScores([{ source: 'un', vector: one }], [one, other]);
  expect(rounded(row)).toEqual([1, 0.6]);
});
