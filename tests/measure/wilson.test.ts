import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/measure/wilson.ts';

describe('wilsonInterval', () => {
  it('is null without cases', () => expect(wilsonInterval(0, 0)).toBeNull());
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i (Newcombe 1998, Stat. Med. 17:857, table I, method 3)', (k, n, low, high) => {
    const [from, to] = wilsonInterval(k, n) as [number, number];
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });
  it('13 of 24 (R prop.test, correct = FALSE)', () => {
    const [from, to] = wilsonInterval(13, 24) as [number, number];
    expect(from).toBeCloseTo(0.350748653589, 9);
    expect(to).toBeCloseTo(0.721086662688, 9);
  });
  it('ends at 0 and 1 exactly', () => {
    expect(wilsonInterval(0, 24)?.[0]).toBe(0);
    expect(wilsonInterval(24, 24)?.[1]).toBe(1);
  });
});

const path = join(import.meta.dirname, '..', '..', '..', 'shared', 'oracles', 'oracles.json');
describe.skipIf(!existsSync(path))('the oracles (skipped where they are absent)', () => {
  interface Oracle {
    measure: string;
    input: { cases: [number, number][] };
    expected: { ci: [number, number][] };
    tolerance: number;
    id: string;
  }
  const oracles = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Oracle[]).filter(({ measure }) => measure === 'wilson_ci')
    : [];
  it('are there', () => expect(oracles.length).toBeGreaterThan(0));
  it.each(oracles)('$id', ({ input, expected, tolerance }) => {
    input.cases.forEach(([k, n], i) => {
      const [low, high] = expected.ci[i] as [number, number];
      const [from, to] = wilsonInterval(k, n) as [number, number];
      expect(Math.abs(from - low)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(to - high)).toBeLessThanOrEqual(tolerance);
    });
  });
});
