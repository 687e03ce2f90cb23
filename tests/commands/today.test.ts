import { expect, test } from 'vitest';
import { today } from '../../src/commands/today.ts';

const noon = new Date(2026, 2, 7, 12);

test('a day is the user’s, or the one that SOURCE_DATE_EPOCH of the call sets', () => {
  expect(today({}, noon)).toBe('2026-03-07');
  expect(today({ SOURCE_DATE_EPOCH: '86400' }, noon)).toBe('1970-01-02');
  expect(today({ SOURCE_DATE_EPOCH: 'yesterday' }, noon)).toBe('2026-03-07');
});
