import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../fast-check.ts';
import { lineChanges } from '../../src/study/line-changes.ts';

/** The text after, made from the one before and what a reader is told. */
function carriedOut(before: readonly string[], after: readonly string[]): string[] {
  const changes = lineChanges(before, after);
  const gone = new Set(changes.flatMap(({ sign, number }) => (sign === '-' ? [number] : [])));
  const come = new Map(changes.flatMap(({ sign, number, text }) => (sign === '+' ? [[number, text] as const] : [])));
  const kept = before.filter((_, i) => !gone.has(i + 1)).values();
  return Array.from(
    { length: before.length - gone.size + come.size },
    (_, i) => come.get(i + 1) ?? kept.next().value ?? '',
  );
}

describe('the lines that a dry run shows', () => {
  test('what goes stands before what comes, and what is common is not shown', () => {
    expect(lineChanges(['a', 'b', 'c', 'd'], ['a', 'B', 'C', 'd', 'e'])).toEqual([
      { sign: '-', number: 2, text: 'b' },
      { sign: '-', number: 3, text: 'c' },
      { sign: '+', number: 2, text: 'B' },
      { sign: '+', number: 3, text: 'C' },
      { sign: '+', number: 5, text: 'e' },
    ]);
  });

  test('make the text after of the one before', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(carriedOut(before, after)).toEqual(after);
      }),
    );
  });

  test.each([
    ['as many', ''],
    ['one more', 'plus'],
  ])('are found in files of hundreds of thousands, %s', (_, more) => {
    const file = (name: string) =>
      Array.from({ length: 130_000 }, (_, at) => [`  - row: ${at}`, `    quote: ${name} le dit.`]).flat();
    const [before, after] = [file('Dupont'), [...file('Martin'), ...(more === '' ? [] : [more])]];
    const changes = lineChanges(before, after);
    expect(changes).toHaveLength(260_000 + (more === '' ? 0 : 1));
    expect(changes.slice(0, 2)).toEqual([
      { sign: '-', number: 2, text: '    quote: Dupont le dit.' },
      { sign: '+', number: 2, text: '    quote: Martin le dit.' },
    ]);
    expect(carriedOut(before, after)).toEqual(after);
  });
});
