import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidences } from '../../src/coding/calibrate.ts';
import { calibrationError } from '../../src/coding/calibration-error.ts';
import { codeTree } from '../../src/coding/code-tree.ts';
import { complementBayes } from '../../src/coding/complement-bayes.ts';
import { fitLogistic, logistic } from '../../src/coding/fit-logistic.ts';
import { softmax } from '../../src/coding/fuse-scores.ts';
import { linearScores } from '../../src/coding/linear-model.ts';
import { ridge } from '../../src/coding/ridge.ts';
import { rocchio } from '../../src/coding/rocchio.ts';
import { solveSymmetric } from '../../src/coding/solve-symmetric.ts';
import { dot, type SparseVector, unitSum } from '../../src/coding/sparse-vector.ts';
import type { TrainingSet } from '../../src/coding/training-set.ts';
import { codedStudy } from './coded.ts';

function vector(...values: number[]): SparseVector {
  const features = values.flatMap((value, i) => (value === 0 ? [] : [i]));
  return { features: Int32Array.from(features), values: Float32Array.from(features, (i) => values[i] as number) };
}

describe('sparse vectors', () => {
  it('multiply as full ones do, and add to length 1', () => {
    expect(dot(vector(1, 0, 2, 3), vector(4, 5, 0, 6))).toBe(22);
    const sum = unitSum([
      { vector: vector(3, 0), weight: 1 },
      { vector: vector(0, 2), weight: 2 },
    ]);
    expect([...sum.values].map((value) => Number(value.toFixed(4)))).toEqual([0.6, 0.8]);
  });
});

describe('learners', () => {
  const training: TrainingSet = {
    features: 3,
    codes: 2,
    passages: [
      { vector: vector(1, 0, 0.2), codes: [0], against: [] },
      { vector: vector(0, 1, 0.2), codes: [1], against: [] },
    ],
    knowledge: [vector(1, 0, 0), vector(0, 1, 0)],
  };

  it.each([
    ['Rocchio', rocchio],
    ['complement naive Bayes', complementBayes],
    ['ridge', ridge],
  ])('%s: what is said where a code is given speaks for it, what is said everywhere for none', (_, learn) => {
    const model = learn(training);
    const [own, other] = linearScores(model, vector(1, 0, 0)) as unknown as [number, number];
    expect(own).toBeGreaterThan(other);
    const [one, two] = linearScores(model, vector(0, 0, 1)) as unknown as [number, number];
    expect(one).toBeCloseTo(two, 4);
  });

  it('Bayes stays finite where what a code excludes outweighs what is said', () => {
    const odd = { ...training, knowledge: [vector(1, 0, -0.5), vector(0, 1, 0)] };
    expect([...complementBayes(odd).weights].every(Number.isFinite)).toBe(true);
  });

  it('ridge solves its equations: without a penalty to speak of, targets are met', () => {
    const a = Float64Array.from([4, 0, 2, 3]);
    const b = Float64Array.from([8, 7]);
    solveSymmetric(a, b, 1);
    expect(b[0]).toBeCloseTo(1.25);
    expect(b[1]).toBeCloseTo(1.5);
  });
});

describe('logistic regression', () => {
  it('finds the log odds of a share, and stays at its prior without data', () => {
    const outcomes = Array.from({ length: 100 }, (_, i) => (i < 80 ? 1 : 0));
    const [intercept] = fitLogistic(
      outcomes.map(() => [1]),
      outcomes,
      [{ mean: 0, strength: 1e-9 }],
    );
    expect(intercept).toBeCloseTo(Math.log(4), 5);
    expect(fitLogistic([], [], [{ mean: 0.7, strength: 1 }])).toEqual([0.7]);
  });

  it('is drawn to its prior where outcomes are split without a rest', () => {
    const [slope] = fitLogistic([[1], [-1]], [1, 0], [{ mean: 1, strength: 5 }]) as [number];
    expect(slope).toBeGreaterThan(1);
    expect(slope).toBeLessThan(1.2);
  });
});

describe('confidences', () => {
  const { codebook } = codedStudy({
    'codebook/1-a/x.md': '---\nid: x\nsubthemes: [{ id: x1 }, { id: x2 }]\n---\n',
    'codebook/1-a/y.md': '---\nid: y\n---\n',
    'codebook/1-a/z.md': '---\nid: z\n---\n',
  });
  const tree = codeTree(codebook);

  it('keep the order of the shares, lie between 0 and 1, and give no sub-theme more than its theme', () => {
    const score = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 3, maxLength: 3 }),
        fc.array(score, { minLength: 5, maxLength: 5 }),
        (scores, codes) => {
          const themes = softmax(Float64Array.from(scores));
          const calibration = { theme: [-0.3, 0.8], below: 0.7, stays: 0.1 };
          const found = confidences({ themes, codes: Float64Array.from(codes) }, calibration, tree);
          tree.themes.forEach((one, i) => {
            tree.themes.forEach((other, j) => {
              if ((themes[i] as number) > (themes[j] as number))
                expect(found[one]).toBeGreaterThanOrEqual(found[other] as number);
            });
          });
          found.forEach((value, code) => {
            expect(value >= 0 && value <= 1).toBe(true);
            const above = tree.parent[code] as number;
            if (above >= 0) expect(value).toBeLessThanOrEqual(found[above] as number);
          });
        },
      ),
    );
  });

  it('logistic and log odds undo one another', () => expect(logistic(0)).toBe(0.5));
});

describe('calibration error', () => {
  it('is the mean distance of confidence and truth, bin by bin', () => {
    const given = [
      { confidence: 0.9, right: true },
      { confidence: 0.92, right: false },
      { confidence: 0.1, right: false },
      { confidence: 0.12, right: false },
    ];
    const { error, bins, n } = calibrationError(given);
    expect(n).toBe(4);
    expect(bins.map(({ n: count }) => count)).toEqual([2, 2]);
    expect(error).toBeCloseTo((0.11 * 2 + 0.41 * 2) / 4, 10);
  });

  it('says what chance alone would give: √(2/π) deviations', () => {
    const given = Array.from({ length: 100 }, (_, i) => ({ confidence: 0.5, right: i < 50 }));
    expect(calibrationError(given).error).toBe(0);
    expect(calibrationError(given).chance).toBeCloseTo(Math.sqrt(2 / Math.PI) * 0.05, 6);
  });

  it('of nothing is 0, and 1 falls into the last bin', () => {
    expect(calibrationError([])).toEqual({ error: 0, chance: 0, n: 0, bins: [] });
    expect(calibrationError([{ confidence: 1, right: true }]).bins[0]?.from).toBe(0.9);
  });
});
