import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaLower, betaQuantile, logBeta } from '../../src/measure/beta.ts';
import { binomialLower, binomialProbability } from '../../src/measure/binomial.ts';
import {
  hypergeometricRange,
  logHypergeometric,
  logHypergeometricLower,
  logHypergeometricUpper,
  type Urn,
} from '../../src/measure/hypergeometric.ts';
import { upperIncompleteGamma } from '../../src/measure/incomplete-gamma.ts';
import { logChoose, logFactorial, logGamma } from '../../src/measure/log-gamma.ts';
import { chiSquareUpper, normalInterval, normalTwoSided } from '../../src/measure/normal.ts';

const relative = (value: number, expected: number) => Math.abs(value - expected) / Math.abs(expected);

describe('logGamma', () => {
  it.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [5, Math.log(24)],
    [11, Math.log(3_628_800)],
    [100, 359.1342053695754],
  ])('of %d', (x, expected) => expect(logGamma(x)).toBeCloseTo(expected, 12));
  it('Γ(x + 1) = x·Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e4, noNaN: true }), (x) => {
        expect(logGamma(x + 1)).toBeCloseTo(logGamma(x) + Math.log(x), 9);
      }),
    );
  });
  it('counts: 24 over 12 is 2,704,156; 20,001! follows 20,000!', () => {
    expect(Math.exp(logChoose(24, 12))).toBeCloseTo(2_704_156, 4);
    expect(logFactorial(20_001) - logFactorial(20_000)).toBeCloseTo(Math.log(20_001), 9);
    expect(logFactorial(0)).toBe(0);
  });
});

describe('normal', () => {
  it.each([
    [0.9, 1.6448536269514722],
    [0.95, 1.959963984540054],
    [0.99, 2.5758293035489004],
  ])('an interval of %d reaches to %d', (level, z) => expect(normalInterval(level)).toBeCloseTo(z, 12));
  it('tails far out, where 1 − cdf is 0: χ² of 100 is 1.52e-23', () => {
    expect(relative(chiSquareUpper(100), 1.523970604832094e-23)).toBeLessThan(1e-10);
    expect(normalTwoSided(-10)).toBe(chiSquareUpper(100));
    expect(chiSquareUpper(0)).toBe(1);
    expect(chiSquareUpper(3.841458820694124)).toBeCloseTo(0.05, 12);
  });
  it('Q(1, x) = e^−x, on both sides of the change of method', () => {
    for (const x of [0.1, 1.9, 2.1, 30]) expect(relative(upperIncompleteGamma(1, x), Math.exp(-x))).toBeLessThan(1e-12);
  });
});

describe('beta', () => {
  it('I(x; 1, b) = 1 − (1 − x)^b, and I(½; a, a) = ½', () => {
    expect(betaLower(0.3, 1, 7)).toBeCloseTo(1 - 0.7 ** 7, 12);
    expect(betaLower(0.5, 3.7, 3.7)).toBeCloseTo(0.5, 12);
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 12);
  });
  it('the quantile is the inverse', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 80 }),
        (p, a, b) => {
          expect(betaLower(betaQuantile(p, a / 2, b / 2), a / 2, b / 2)).toBeCloseTo(p, 9);
        },
      ),
    );
  });
  it('a beta tail is a binomial one: P(X ≤ k) = I(1 − p; n − k, k + 1)', () => {
    expect(binomialLower(6, 24, 0.3)).toBeCloseTo(betaLower(0.7, 18, 7), 12);
  });
});

describe('binomial and hypergeometric', () => {
  it('chances of none and all', () => {
    expect([binomialProbability(0, 5, 0), binomialProbability(5, 5, 1), binomialProbability(2, 5, 1)]).toEqual([
      1, 1, 0,
    ]);
    expect(binomialProbability(3, 8, 0.5)).toBeCloseTo(56 / 256, 14);
  });
  it('probabilities sum to 1, and the tails meet', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), (marked, drawn, rest) => {
        const urn = { marked, drawn, total: Math.max(marked, drawn) + rest };
        const [low, high] = hypergeometricRange(urn);
        let total = 0;
        for (let k = low; k <= high; k++) {
          total += Math.exp(logHypergeometric(k, urn));
          const beyond = Math.exp(logHypergeometricUpper(k + 1, urn));
          expect(Math.exp(logHypergeometricLower(k, urn)) + beyond).toBeCloseTo(1, 9);
        }
        expect(total).toBeCloseTo(1, 9);
      }),
    );
  });
  it('a tail is the sum of all its chances, to the last bit, however many need not be looked at', () => {
    const plain = (from: number, to: number, urn: Urn) => {
      const logs = Array.from({ length: to - from + 1 }, (_, i) => logHypergeometric(from + i, urn));
      const most = logs.reduce((a, b) => Math.max(a, b));
      let total = 0;
      for (const log of logs) total += Math.exp(log - most);
      return Math.min(0, most + Math.log(total));
    };
    const size = fc.oneof(fc.nat(60), fc.nat(9000));
    fc.assert(
      fc.property(size, size, size, fc.double({ min: 0, max: 1, noNaN: true }), (marked, drawn, rest, share) => {
        const urn = { marked, drawn, total: Math.max(marked, drawn) + rest };
        const [low, high] = hypergeometricRange(urn);
        const k = low + Math.round((high - low) * share);
        if (k > low) expect(logHypergeometricUpper(k, urn)).toBe(plain(k, high, urn));
        if (k < high) expect(logHypergeometricLower(k, urn)).toBe(plain(low, k, urn));
      }),
      { numRuns: 200 },
    );
  });
});
