import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LafonSpecificity, lafonSpecificity } from '../../src/measure/lafon-specificity.ts';
import { type Keyness, logLikelihood, logLikelihoodFourCells } from '../../src/measure/log-likelihood.ts';

describe('logLikelihood', () => {
  it.each([
    [10, 4, 10_000, 12_000, 3.8667, 1.585],
    [12, 0, 15_000, 15_000, 16.6355, 4.585], // none counts as half an occurrence in the ratio
    [5, 5, 10_000, 10_000, 0, 0],
  ])('%d and %d of %d and %d words (formula of UCREL)', (a, b, c, d, g2, ratio) => {
    expect(logLikelihood(a, b, c, d)).toEqual({ g2: expect.closeTo(g2, 4), logRatio: expect.closeTo(ratio, 4) });
  });
  it('turns with the texts', () => {
    const there = logLikelihood(30, 12, 21_500, 18_700) as Keyness;
    const back = logLikelihood(12, 30, 18_700, 21_500) as Keyness;
    expect(back.g2).toBeCloseTo(there.g2, 12);
    expect(back.logRatio).toBeCloseTo(-there.logRatio, 12);
  });
  it.each([
    ['empty-wave', [3, 0, 1000, 0]],
    ['word-absent', [0, 0, 10, 10]],
    ['invalid-counts', [11, 0, 10, 10]],
  ] as const)('is refused: %s', (refused, [a, b, c, d]) => expect(logLikelihood(a, b, c, d)).toEqual({ refused }));
});

describe('logLikelihoodFourCells', () => {
  it.each([
    [[110, 2442], [111, 29_114], 270.72],
    [[29, 13], [123, 31_612], 263.9],
    [[10, 0], [3, 31_764], 167.23],
  ] as const)('of the table of Dunning 1993: %j %j', (first, second, g2) => {
    expect(logLikelihoodFourCells([first, second])).toBeCloseTo(g2, 1);
  });
  it('is not that of two cells: 3.8691, not 3.8667', () => {
    expect(
      logLikelihoodFourCells([
        [10, 9990],
        [4, 11_996],
      ]),
    ).toBeCloseTo(3.8691, 4);
  });
  it('is refused of an empty table', () => {
    expect(
      logLikelihoodFourCells([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ refused: 'empty-input' });
    expect(
      logLikelihoodFourCells([
        [-1, 0],
        [0, 1],
      ]),
    ).toEqual({ refused: 'invalid-counts' });
  });
});

describe('lafonSpecificity', () => {
  it('« peuple » in Robespierre’s D4: 66.937e-6 (Lafon 1980, p. 149), in D1 .2421', () => {
    const seldom = lafonSpecificity({ k: 14, frequency: 296, part: 6903, total: 61_449 }) as LafonSpecificity;
    expect(seldom.p).toBeCloseTo(66.93709e-6, 10);
    expect(seldom.sign).toBe(-1);
    expect(seldom.score).toBeCloseTo(-4.1743, 4);
    const often = lafonSpecificity({ k: 45, frequency: 296, part: 8395, total: 61_449 }) as LafonSpecificity;
    expect(often).toMatchObject({ p: expect.closeTo(0.2420638, 6), sign: 1 });
  });
  it('has a score where the probability is 0 in floating point', () => {
    const word = lafonSpecificity({ k: 500, frequency: 600, part: 10_000, total: 1_000_000 }) as LafonSpecificity;
    expect(word.p).toBe(0);
    expect(word.score).toBeCloseTo(889.824239, 5); // scipy.stats.hypergeom.logsf
  });
  it('a word said once is never specific', () => {
    expect(lafonSpecificity({ k: 1, frequency: 1, part: 15_000, total: 30_000 })).toMatchObject({
      p: expect.closeTo(0.5, 14),
      sign: 1,
    });
  });
  it('is a probability, and positive exactly where the word is not below its share', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(200), fc.nat(200), (k, elsewhere, part, rest) => {
        const found = lafonSpecificity({
          k,
          frequency: k + elsewhere,
          part: part + k,
          total: part + k + rest + elsewhere,
        });
        if ('refused' in found) return;
        expect(found.p).toBeGreaterThan(0);
        expect(found.p).toBeLessThanOrEqual(1);
        const expected = ((k + elsewhere) * (part + k)) / (part + k + rest + elsewhere);
        expect(found.sign).toBe(k >= expected ? 1 : -1);
        expect(found.score * found.sign).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it.each([
    ['word-absent', { k: 0, frequency: 0, part: 10, total: 20 }],
    ['empty-wave', { k: 0, frequency: 5, part: 0, total: 20 }],
    ['invalid-counts', { k: 6, frequency: 5, part: 10, total: 20 }],
  ])('is refused: %s', (refused, word) => expect(lafonSpecificity(word)).toEqual({ refused }));
});
