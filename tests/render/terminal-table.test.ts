import Table from 'cli-table3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { terminalTable } from '../../src/render/terminal-table.ts';
import '../fast-check.ts';

const cells = fc
  .oneof(
    fc.constantFrom(
      '',
      ' ',
      '12',
      '●',
      '·',
      '–',
      'Thème',
      '  Sous-thème',
      '漢字',
      '👩‍👩‍👧',
      'e\u0301t\u00e9',
      'deux\nlignes',
      '1\u202f234',
    ),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.array(fc.string({ maxLength: 4 }), { maxLength: 3 }).map((lines) => lines.join('\n')),
  )
  .filter((text) => !text.includes('\u001b'));

const tables = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.record({
    rows: fc.array(fc.array(cells, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    right: fc.uniqueArray(fc.integer({ min: 0, max: columns - 1 })),
  }),
);

test('a table is laid out as by a library for tables', () => {
  fc.assert(
    fc.property(tables, ({ rows: [head = [], ...rows], right }) => {
      expect(terminalTable(head, rows, right)).toBe(laidOut(head, rows, right));
    }),
    { numRuns: 300 },
  );
});

test('a row for each of two hundred thousand pairs', () => {
  const rows = Array.from({ length: 200_000 }, (_, at) => [String(at), 'a']);
  expect(terminalTable(['n', 'x'], rows, [0]).split('\n')).toHaveLength(200_002);
});

const borders =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid';
const none = Object.fromEntries(borders.split(' ').map((name) => [name, '']));

function laidOut(head: readonly string[], rows: readonly string[][], right: readonly number[]): string {
  const table = new Table({
    head: [...head],
    chars: { ...none, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: head.map((_, index) => (right.includes(index) ? 'right' : 'left')),
  });
  table.push(...rows);
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
