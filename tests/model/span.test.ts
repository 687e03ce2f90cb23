import { expect, it } from 'vitest';
import { meetsAny, overlaps, subtract, trimmed } from '../../src/model/span.ts';

const span = (start: number, end: number) => ({ start, end });
it('spans that touch do not overlap', () => {
  expect(overlaps(span(0, 2), span(2, 4))).toBe(false);
  expect(overlaps(span(0, 3), span(2, 4))).toBe(true);
});
it.each([
  [[], [span(2, 8)]],
  [[span(4, 5)], [span(2, 4), span(5, 8)]],
  [
    [span(6, 7), span(3, 4)],
    [span(2, 3), span(4, 6), span(7, 8)],
  ],
  [[span(0, 3), span(7, 9)], [span(3, 7)]],
  [[span(0, 5), span(4, 9)], []],
  [[span(2, 8)], []],
  [[span(8, 9)], [span(2, 8)]],
])('2–8 without %j', (holes, left) => expect(subtract(span(2, 8), holes)).toEqual(left));
it.each([
  ['  un mot \n', span(2, 8)],
  ['un', span(0, 2)],
  [' \n ', span(3, 3)],
])('%j without the white space around it', (text, left) => expect(trimmed(span(0, text.length), text)).toEqual(left));
it.each([
  [span(0, 2), false],
  [span(1, 3), true],
  [span(5, 6), true],
  [span(8, 12), false],
  [span(11, 13), true],
  [span(14, 20), false],
])('%j meets 2–4, 3–8, 4–5 or 12–14: %j', (one, expected) =>
  expect(meetsAny([span(12, 14), span(2, 4), span(4, 5), span(3, 8)])(one)).toBe(expected),
);
