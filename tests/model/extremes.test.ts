import { expect, test } from 'vitest';
import { appendAll } from '../../src/model/append.ts';
import { greatest, smallest } from '../../src/model/extremes.ts';
import { textChanges } from '../../src/model/text-changes.ts';

const many = Array.from({ length: 200_000 }, (_, index) => index - 7);

test('the greatest and the smallest of more numbers than a call has room for', () => {
  expect([greatest(many), smallest(many)]).toEqual([199_992, -7]);
  expect([greatest([-3, -2], 1), smallest([3, 2], 1)]).toEqual([1, 1]);
  expect([greatest([]), smallest([])]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

test('more values are appended than a call has room for', () => {
  const list = [-8];
  appendAll(list, many);
  expect([list.length, list[0], list.at(-1)]).toEqual([200_001, -8, 199_992]);
});

test('two texts differ in more places than a call has room for', () => {
  const between = (odd: string) => `premier\n${`même\nmême\n${odd}\n`.repeat(130_000)}dernier\n`;
  // A line more above them: what differs is looked for between the lines that both have once.
  expect(textChanges(between('un'), `plus\n${between('deux')}`)).toHaveLength(130_001);
});
