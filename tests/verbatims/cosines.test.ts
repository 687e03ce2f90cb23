import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cosines, type Vector } from '../../src/verbatims/cosines.ts';

const stemCount = 60;

/** Of a few common stems, and rare ones; of length 1. */
const vector = fc
  .array(
    fc.tuple(
      fc.oneof(fc.nat(4), { weight: 2, arbitrary: fc.nat(stemCount - 1) }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    ),
    { maxLength: 9 },
  )
  .map((given): Vector => {
    const pairs = [...new Map(given)];
    const length = Math.sqrt(pairs.reduce((sum, [, weight]) => sum + weight * weight, 0));
    return {
      stems: Int32Array.from(pairs, ([stem]) => stem),
      weights: Float64Array.from(pairs, ([, weight]) => weight / length),
    };
  });

/** The cosine, summed in the order of the first. */
function plainCosine(one: Vector, other: Vector): number {
  let sum = 0;
  one.stems.forEach((stem, at) => {
    const place = other.stems.indexOf(stem);
    if (place >= 0) sum += (one.weights[at] as number) * (other.weights[place] as number);
  });
  return sum;
}

test('the nearest are those of all cosines, to the last bit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(vector, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 8 }),
      (given, neighbours) => {
        const vectors = given.map(([one]) => one);
        const sizes = Int32Array.from(given, ([, size]) => size);
        const cosines = new Cosines(vectors, sizes, neighbours, stemCount);
        for (const [index, one] of vectors.entries()) {
          const { met, row, least } = cosines.nearestTo(index);
          const found = [...met].filter((other) => (row[other] as number) >= least).sort((a, b) => a - b);
          const all = vectors.map((other) => plainCosine(one, other));
          const greatest = all.flatMap((cosine, at) => new Array<number>(sizes[at] as number).fill(cosine));
          const expected = greatest.sort((a, b) => b - a)[neighbours - 1] ?? 0;
          expect(least).toBe(expected);
          expect(found.map((other) => [other, row[other]])).toEqual(
            all.flatMap((cosine, other) => (cosine > 0 && cosine >= expected ? [[other, cosine]] : [])),
          );
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 200) },
  );
});
