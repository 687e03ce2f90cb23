import { isRefused } from '../../src/measure/refusal.ts';
import { tableOfWaves, wavesOfTable } from '../../src/measure/wave-count.ts';
import { Unsupported } from './unsupported.mjs';

/** A field of a measure, or its refusal. */
export const part = (measured, field) => (isRefused(measured) ? measured : measured?.[field]);

/** Two waves, given as [k, n] each or as a table of two rows. */
export function readWaves(input) {
  if (isTable(input.table)) return wavesOfTable(input.table);
  const { wave1, wave2, x1, n1, x2, n2 } = input;
  const pairs =
    wave1 && wave2
      ? [wave1, wave2]
      : [
          [x1, n1],
          [x2, n2],
        ];
  return readCases(pairs, 2).map(([k, n]) => ({ k, n }));
}

export function readTable(input) {
  if (isTable(input.table)) return input.table;
  const { a, b, c, d } = input;
  if ([a, b, c, d].every(Number.isFinite))
    return [
      [a, b],
      [c, d],
    ];
  return tableOfWaves(...readWaves(input));
}

function isTable(table) {
  return Array.isArray(table) && table.length === 2 && table.every((row) => Array.isArray(row) && row.length === 2);
}

/** Rows of so many numbers each. */
export function readCases(rows, length) {
  const fits = (row) => Array.isArray(row) && row.length >= length && row.slice(0, length).every(Number.isFinite);
  if (!Array.isArray(rows) || !rows.every(fits)) throw new Unsupported(`no rows of ${length} numbers in the input`);
  return rows;
}

export function ofCases(rows, measure) {
  return rows.map((row) => measure(row));
}
