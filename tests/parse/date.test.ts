import { expect, test } from 'vitest';
import { isDate, isPeriod } from '../../src/parse/date.ts';

test.each(['2021', '2021-02', '2021-02-28', '2020-02-29', '2000-02-29'])('%s is a date', (text) => {
  expect(isDate(text)).toBe(true);
});

test.each([
  '2021-02-30',
  '2021-02-29',
  '1900-02-29',
  '2021-13',
  '2021-00-10',
  '2021-1-1',
  '01/02/2021',
  '',
  '2021-02-28T00:00',
])('%j is none', (text) => {
  expect(isDate(text)).toBe(false);
});

test('periods', () => {
  expect(['2021-02/2021-07', '2021-02/2021', '2021'].map(isPeriod)).toEqual([true, true, true]);
  expect(['2021-07/2021-02', '2021/', '2021/2022/2023', 'été'].map(isPeriod)).toEqual([false, false, false, false]);
});
