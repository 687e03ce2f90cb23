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

test('the nearest passage of each code, of other sources; a code without one is neither near nor far', () => {
  const [row] = nearestScores([{ source: 'un', vector: vector(5, 0) }], codes, coded);
  expect([...(row ?? [])].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0, 0.3]);
});

test('opposite vectors stay below what is unknown', () => {
  const [row] = nearestScores([{ source: 'quatre', vector: vector(0, -1) }], codes, coded);
  expect([...(row ?? [])].map((value) => Number(value.toFixed(6)))).toEqual([0, -1, -0.5]);
});

test('a caller says which sources are apart', () => {
  const [row] = nearestScores([{ source: 'un', vector: vector(5, 0) }], codes, coded, (_, other) => other === 'un');
  expect([...(row ?? [])]).toEqual([1, 1, 1]);
});

test('a passage that was not sent, a vector of zeros and a study without codings give zeros', () => {
  expect(nearestScores([{ source: 'un' }], codes, coded)).toEqual([new Float64Array(3)]);
  expect(nearestScores([{ source: 'un', vector: vector(0, 0) }], codes, coded)).toEqual([new Float64Array(3)]);
  expect(nearestScores([{ source: 'un', vector: vector(1, 1) }], codes, [])).toEqual([new Float64Array(3)]);
});

test('what the codebook says of each code', () => {
  const knowledge = [vector(1, 0), undefined, vector(-1, 0)];
  const [row, unsent] = knowledgeScores([{ source: 'un', vector: vector(7, 0) }, { source: 'un' }], knowledge);
  expect([...(row ?? [])]).toEqual([1, 0, -1]);
  expect([...(unsent ?? [])]).toEqual([0, 0, 0]);
});
